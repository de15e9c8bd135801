using Evolution.Spotting.Aspire;
using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Tests.Aspire;

public class AspireManifestTests
{
    const string Shop = """
        {
          "$schema": "https://json.schemastore.org/aspire-8.0.json",
          "resources": {
            "postgres": {
              "type": "container.v0",
              "connectionString": "Host={postgres.bindings.tcp.host};Port={postgres.bindings.tcp.port};Password={postgres-password.value}",
              "image": "docker.io/library/postgres:17.4",
              "env": { "POSTGRES_PASSWORD": "{postgres-password.value}" },
              "bindings": { "tcp": { "scheme": "tcp", "protocol": "tcp", "transport": "tcp", "targetPort": 5432 } }
            },
            "catalogdb": { "type": "value.v0", "connectionString": "{postgres.connectionString};Database=catalogdb" },
            "inventory": {
              "type": "project.v1",
              "path": "../Inventory/Inventory.csproj",
              "env": { "ConnectionStrings__catalogdb": "{catalogdb.connectionString}", "HTTP_PORTS": "{inventory.bindings.http.targetPort}" },
              "bindings": { "http": { "scheme": "http", "protocol": "tcp", "transport": "http" } }
            },
            "orders": {
              "type": "project.v0",
              "path": "../Orders/Orders.csproj",
              "env": { "services__inventory__http__0": "{inventory.bindings.http.url}" },
              "args": [ "--inventory", "{inventory.bindings.http.host}" ]
            },
            "postgres-password": { "type": "parameter.v0", "value": "{postgres-password.inputs.value}", "inputs": { "value": { "type": "string", "secret": true } } },
            "cond-tls-off": { "type": "value.v0", "connectionString": "" },
            "cond-tls-on": { "type": "value.v0", "connectionString": ",ssl=true" }
          }
        }
        """;

    [Fact]
    public void A_binding_resolves_to_the_name_of_its_resource()
    {
        var orders = Read().GetWorkload("orders");

        orders.GetSetting("services__inventory__http__0").ShouldBe(new("services__inventory__http__0", "http://inventory:8080", SettingOrigin.Environment, new("AppHost/aspire-manifest.json", 21)));
        orders.GetSetting("--inventory").Value.ShouldBe("inventory");
        orders.Relationships.ShouldBeEmpty();
    }

    [Fact]
    public void A_database_is_part_of_its_server_and_links_to_it()
    {
        var model = Read();

        model.GetWorkload("inventory").GetSetting("ConnectionStrings__catalogdb").Value.ShouldBe("Host=postgres;Port=5432;Password={postgres-password.inputs.value};Database=catalogdb");
        model.GetWorkload("inventory").Relationships.ShouldBe([new("postgres", RelationshipKind.Link, new("AppHost/aspire-manifest.json", 15)) { Setting = "ConnectionStrings__catalogdb" }]);
        model.GetWorkload("catalogdb").Relationships.ShouldBe([new("postgres", RelationshipKind.PartOf, new("AppHost/aspire-manifest.json", 11))]);
    }

    [Fact]
    public void Values_are_not_workloads_and_secrets_are_not_listed_as_unresolved()
    {
        var model = Read();

        model.Workloads.Select(workload => workload.Name).ShouldBe(["postgres", "catalogdb", "inventory", "orders"]);
        model.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void A_project_is_built_from_its_folder()
    {
        var inventory = Read().GetWorkload("inventory");

        inventory.Build!.Project.ShouldBe("Inventory/Inventory.csproj");
        inventory.Build.Context.ShouldBe("Inventory");
        inventory.Kind.ShouldBe("project.v1");
        inventory.Unit.ShouldBe("AppHost/aspire-manifest.json");
        inventory.Ports.ShouldBe([new Port(8080, null)]);
    }

    [Fact]
    public void A_project_path_outside_the_folder_is_rejected_and_the_project_still_counts_as_built()
    {
        var model = Manifests.ReadAspire("""{ "resources": { "orders": { "type": "project.v0", "path": "../Orders/Orders.csproj" } } }""");

        model.GetWorkload("orders").Build.ShouldBe(new BuildSource(null) { Arguments = model.GetWorkload("orders").Build!.Arguments });
        model.Unresolved.ShouldHaveSingleItem().Workload.ShouldBe("orders");
    }

    [Fact]
    public void Dockerfiles_executables_and_containers_have_a_build_source()
    {
        var model = Manifests.ReadAspire("""
            { "resources": {
              "web": { "type": "executable.v0", "workingDirectory": "web", "command": "npm", "args": ["run", "dev"] },
              "api": { "type": "dockerfile.v0", "path": "api/Dockerfile", "context": "api", "buildArgs": { "A": "1" } },
              "job": { "type": "container.v1", "build": { "context": "job", "dockerfile": "job/Dockerfile.dev", "stage": "final", "args": { "B": "2" } } }
            } }
            """);

        model.GetWorkload("web").ShouldSatisfyAllConditions(web => web.Build!.Context.ShouldBe("web"), web => web.Command.ShouldBe(["npm", "run", "dev"]));
        model.GetWorkload("api").Build.ShouldSatisfyAllConditions(build => build!.Context.ShouldBe("api"), build => build!.Dockerfile.ShouldBe("api/Dockerfile"), build => build!.Arguments["A"].ShouldBe("1"));
        model.GetWorkload("job").Build.ShouldSatisfyAllConditions(build => build!.Target.ShouldBe("final"), build => build!.Dockerfile.ShouldBe("job/Dockerfile.dev"));
    }

    [Fact]
    public void A_cloud_store_is_recognized_by_its_module_and_its_references()
    {
        var model = Manifests.ReadAspire(("aspire-manifest.json", """
            { "resources": {
              "sql": { "type": "azure.bicep.v0", "connectionString": "Server=tcp:{sql.outputs.sqlServerFqdn},1433", "path": "sql.module.bicep" },
              "shop": { "type": "value.v0", "connectionString": "{sql.connectionString};Database=shop" },
              "cache": { "type": "azure.bicep.v1", "connectionString": "{cache.outputs.connectionString}", "path": "cache.module.bicep" },
              "orders": { "type": "dockerfile.v0", "path": "Dockerfile", "context": ".", "env": { "ConnectionStrings__shop": "{shop.connectionString}" } }
            } }
            """), ("sql.module.bicep", """
            resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
            resource known 'Microsoft.KeyVault/vaults@2022-07-01' existing = {
            resource sql 'Microsoft.Sql/servers@2021-11-01' = {
            """));

        model.GetWorkload("sql").Kind.ShouldBe("azure.bicep.v0 Microsoft.Sql/servers");
        model.GetWorkload("cache").Kind.ShouldBe("azure.bicep.v1 cache.module.bicep");
        model.GetWorkload("orders").GetSetting("ConnectionStrings__shop").Value.ShouldBe("Server=tcp:{sql.outputs.sqlServerFqdn},1433;Database=shop");
        model.GetWorkload("orders").Relationships.ShouldBe([new("sql", RelationshipKind.Link, new("aspire-manifest.json", 5)) { Setting = "ConnectionStrings__shop" }]);
        model.Unresolved.ShouldHaveSingleItem().What.ShouldBe("{sql.outputs.sqlServerFqdn} is known only at deployment");
    }

    [Fact]
    public void A_connection_string_parameter_counts_as_a_store()
    {
        var model = Manifests.ReadAspire("""
            { "resources": {
              "redis": { "type": "parameter.v0", "connectionString": "{redis.value}", "value": "{redis.inputs.value}", "inputs": { "value": { "type": "string", "secret": true } } },
              "orders": { "type": "container.v0", "image": "shop/orders", "env": { "ConnectionStrings__redis": "{redis.connectionString}" } }
            } }
            """);

        model.GetWorkload("redis").Kind.ShouldBe("parameter.v0");
        model.GetWorkload("orders").GetSetting("ConnectionStrings__redis").Value.ShouldBe("{redis.inputs.value}");
        model.GetWorkload("orders").Relationships.ShouldHaveSingleItem().Target.ShouldBe("redis");
        model.Unresolved.ShouldHaveSingleItem().Workload.ShouldBe("orders");
    }

    [Fact]
    public void Dapr_components_are_linked_to_their_application()
    {
        var model = Manifests.ReadAspire("""
            { "resources": {
              "orders": { "type": "container.v0", "image": "shop/orders" },
              "orders-dapr": { "type": "dapr.v0", "dapr": { "application": "orders", "appId": "orders", "components": ["statestore"] } },
              "statestore": { "type": "dapr.component.v0", "daprComponent": { "type": "state.redis" } }
            } }
            """);

        model.GetWorkload("orders").Relationships.ShouldHaveSingleItem().Target.ShouldBe("statestore");
        model.GetWorkload("orders-dapr").Relationships.ShouldHaveSingleItem().Kind.ShouldBe(RelationshipKind.SharesNetwork);
        model.GetWorkload("statestore").Kind.ShouldBe("dapr.component.v0 state.redis");
    }

    [Fact]
    public void Mounted_configuration_files_are_read_and_binary_files_are_not()
    {
        var model = Manifests.ReadAspire(("aspire-manifest.json", """
            { "resources": {
              "gateway": { "type": "container.v0", "image": "nginx", "bindMounts": [{ "source": "conf", "target": "/etc/nginx" }, { "source": "none.conf", "target": "/x" }] }
            } }
            """), ("conf/nginx.conf", "# routes\nproxy_pass http://orders:8080;\n"), ("conf/data.bin", "a\0b"));

        model.GetWorkload("gateway").Settings.ShouldBe([new("nginx.conf", "proxy_pass http://orders:8080;", SettingOrigin.MountedFile, new("conf/nginx.conf", 2))]);
        model.Unresolved.ShouldHaveSingleItem().What.ShouldBe("the mounted path none.conf does not exist");
    }

    [Fact]
    public void Workloads_with_the_same_named_volume_share_it() =>
        Manifests.ReadAspire("""
            { "resources": {
              "a": { "type": "container.v0", "image": "x", "volumes": [{ "name": "files", "target": "/a" }] },
              "b": { "type": "container.v0", "image": "x", "volumes": [{ "name": "files", "target": "/b" }] }
            } }
            """).GetWorkload("b").Relationships.ShouldBe([new("a", RelationshipKind.SharesVolume, new("aspire-manifest.json", 3))]);

    [Fact]
    public void Circular_and_unknown_expressions_stay_in_braces()
    {
        var model = Manifests.ReadAspire("""
            { "resources": {
              "a": { "type": "value.v0", "value": "{b.value}" },
              "b": { "type": "value.v0", "value": "{a.value}" },
              "orders": { "type": "container.v0", "image": "x", "env": { "A": "{a.value}", "B": "{none.value}", "C": "{{not}} {\"json\": 1}" } }
            } }
            """);

        model.GetWorkload("orders").Settings.Select(setting => setting.Value).ShouldBe(["{a.value}", "{none.value}", "{not} {\"json\": 1}"]);
        model.Unresolved.Select(item => item.Place.Line).ShouldBe([4, 4]);
    }

    [Fact]
    public void Exponentially_growing_expressions_are_limited()
    {
        var steps = string.Join(",\n", Enumerable.Range(0, 28).Select(step => $$"""  "r{{step}}": { "type": "value.v0", "value": "x{r{{step + 1}}.value}{r{{step + 1}}.value}" }"""));
        var model = Manifests.ReadAspire("{ \"resources\": {\n" + steps + ",\n\"orders\": { \"type\": \"container.v0\", \"image\": \"x\", \"env\": { \"A\": \"{r0.value}\" } } } }");

        model.GetWorkload("orders").GetSetting("A").Value!.Length.ShouldBeLessThan(20_000);
        model.Unresolved.ShouldNotBeEmpty();
    }

    [Fact]
    public void Tabs_comments_trailing_commas_and_a_byte_order_mark_are_accepted()
    {
        var model = Manifests.ReadAspire("\uFEFF{\n\t// edited by hand\n\t\"resources\": {\n\t\t\"a\": { \"type\": \"container.v0\", \"image\": \"x\", },\n\t},\n}");

        model.GetWorkload("a").Location.Line.ShouldBe(4);
    }

    [Theory]
    [InlineData("{ \"resources\": ")]
    [InlineData("{ \"resources\": { \"a\": \"\\ud800\" } }")]
    [InlineData("")]
    public void Invalid_JSON_is_listed_as_unresolved(string text) =>
        Manifests.ReadAspire(text).Unresolved.ShouldHaveSingleItem().What.ShouldStartWith("the file is not valid JSON");

    [Fact]
    public void Deeply_nested_JSON_is_rejected() => Manifests.ReadAspire(new string('[', 100_000)).Unresolved.ShouldHaveSingleItem();

    [Theory]
    [InlineData("""{ "$schema": "https://json.schemastore.org/aspire-8.0.json", "resources": {} }""", true)]
    [InlineData("""{ "resources": { "a": { "type": "project.v0" } } }""", true)]
    [InlineData("""{ "resources": { "a": { "type": "module" } } }""", false)]
    [InlineData("""{ "resources": [] }""", false)]
    [InlineData("[]", false)]
    public void A_manifest_is_recognized_by_its_content(string text, bool isManifest) => AspireManifestReader.CanRead(JsonReader.Read(text, "a.json")).ShouldBe(isManifest);

    static SystemModel Read() => Manifests.ReadAspire(("AppHost/aspire-manifest.json", Shop));
}
