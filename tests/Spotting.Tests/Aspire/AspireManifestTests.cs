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
    public void A_bindings_host_is_the_resources_name()
    {
        var orders = Read().Named("orders");

        orders.Setting("services__inventory__http__0").ShouldBe(new("services__inventory__http__0", "http://inventory:8080", SettingOrigin.Environment, new("AppHost/aspire-manifest.json", 21)));
        orders.Setting("--inventory").Value.ShouldBe("inventory");
        orders.Ties.ShouldBeEmpty();
    }

    [Fact]
    public void A_database_is_part_of_its_server_and_leads_to_it()
    {
        var model = Read();

        model.Named("inventory").Setting("ConnectionStrings__catalogdb").Value.ShouldBe("Host=postgres;Port=5432;Password={postgres-password.inputs.value};Database=catalogdb");
        model.Named("inventory").Ties.ShouldBe([new("postgres", TieKind.Link, new("AppHost/aspire-manifest.json", 15)) { Setting = "ConnectionStrings__catalogdb" }]);
        model.Named("catalogdb").Ties.ShouldBe([new("postgres", TieKind.PartOf, new("AppHost/aspire-manifest.json", 11))]);
    }

    [Fact]
    public void What_is_only_text_is_no_workload_and_a_secret_is_nothing_to_resolve()
    {
        var model = Read();

        model.Workloads.Select(workload => workload.Name).ShouldBe(["postgres", "catalogdb", "inventory", "orders"]);
        model.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void A_project_is_built_from_its_folder()
    {
        var inventory = Read().Named("inventory");

        inventory.Build!.Project.ShouldBe("Inventory/Inventory.csproj");
        inventory.Build.Context.ShouldBe("Inventory");
        inventory.Kind.ShouldBe("project.v1");
        inventory.Unit.ShouldBe("AppHost/aspire-manifest.json");
        inventory.Ports.ShouldBe([new Port(8080, null)]);
    }

    [Fact]
    public void A_path_out_of_the_folder_is_refused_and_the_project_still_counts_as_built()
    {
        var model = Reading.Aspire("""{ "resources": { "orders": { "type": "project.v0", "path": "../Orders/Orders.csproj" } } }""");

        model.Named("orders").Build.ShouldBe(new BuildSource(null) { Arguments = model.Named("orders").Build!.Arguments });
        model.Unresolved.ShouldHaveSingleItem().Workload.ShouldBe("orders");
    }

    [Fact]
    public void Dockerfiles_executables_and_containers_say_what_they_are_built_from()
    {
        var model = Reading.Aspire("""
            { "resources": {
              "web": { "type": "executable.v0", "workingDirectory": "web", "command": "npm", "args": ["run", "dev"] },
              "api": { "type": "dockerfile.v0", "path": "api/Dockerfile", "context": "api", "buildArgs": { "A": "1" } },
              "job": { "type": "container.v1", "build": { "context": "job", "dockerfile": "job/Dockerfile.dev", "stage": "final", "args": { "B": "2" } } }
            } }
            """);

        model.Named("web").ShouldSatisfyAllConditions(web => web.Build!.Context.ShouldBe("web"), web => web.Command.ShouldBe(["npm", "run", "dev"]));
        model.Named("api").Build.ShouldSatisfyAllConditions(build => build!.Context.ShouldBe("api"), build => build!.Dockerfile.ShouldBe("api/Dockerfile"), build => build!.Arguments["A"].ShouldBe("1"));
        model.Named("job").Build.ShouldSatisfyAllConditions(build => build!.Target.ShouldBe("final"), build => build!.Dockerfile.ShouldBe("job/Dockerfile.dev"));
    }

    [Fact]
    public void A_clouds_store_is_known_by_its_module_and_by_who_is_told_of_it()
    {
        var model = Reading.Aspire(("aspire-manifest.json", """
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

        model.Named("sql").Kind.ShouldBe("azure.bicep.v0 Microsoft.Sql/servers");
        model.Named("cache").Kind.ShouldBe("azure.bicep.v1 cache.module.bicep");
        model.Named("orders").Setting("ConnectionStrings__shop").Value.ShouldBe("Server=tcp:{sql.outputs.sqlServerFqdn},1433;Database=shop");
        model.Named("orders").Ties.ShouldBe([new("sql", TieKind.Link, new("aspire-manifest.json", 5)) { Setting = "ConnectionStrings__shop" }]);
        model.Unresolved.ShouldHaveSingleItem().What.ShouldBe("{sql.outputs.sqlServerFqdn} is known to the deployment only");
    }

    [Fact]
    public void A_connection_string_that_is_given_at_deployment_stands_for_its_store()
    {
        var model = Reading.Aspire("""
            { "resources": {
              "redis": { "type": "parameter.v0", "connectionString": "{redis.value}", "value": "{redis.inputs.value}", "inputs": { "value": { "type": "string", "secret": true } } },
              "orders": { "type": "container.v0", "image": "shop/orders", "env": { "ConnectionStrings__redis": "{redis.connectionString}" } }
            } }
            """);

        model.Named("redis").Kind.ShouldBe("parameter.v0");
        model.Named("orders").Setting("ConnectionStrings__redis").Value.ShouldBe("{redis.inputs.value}");
        model.Named("orders").Ties.ShouldHaveSingleItem().Target.ShouldBe("redis");
        model.Unresolved.ShouldHaveSingleItem().Workload.ShouldBe("orders");
    }

    [Fact]
    public void Dapr_opens_its_components_to_the_application()
    {
        var model = Reading.Aspire("""
            { "resources": {
              "orders": { "type": "container.v0", "image": "shop/orders" },
              "orders-dapr": { "type": "dapr.v0", "dapr": { "application": "orders", "appId": "orders", "components": ["statestore"] } },
              "statestore": { "type": "dapr.component.v0", "daprComponent": { "type": "state.redis" } }
            } }
            """);

        model.Named("orders").Ties.ShouldHaveSingleItem().Target.ShouldBe("statestore");
        model.Named("orders-dapr").Ties.ShouldHaveSingleItem().Kind.ShouldBe(TieKind.SharesNetwork);
        model.Named("statestore").Kind.ShouldBe("dapr.component.v0 state.redis");
    }

    [Fact]
    public void Mounted_configuration_is_read_and_data_is_not()
    {
        var model = Reading.Aspire(("aspire-manifest.json", """
            { "resources": {
              "gateway": { "type": "container.v0", "image": "nginx", "bindMounts": [{ "source": "conf", "target": "/etc/nginx" }, { "source": "none.conf", "target": "/x" }] }
            } }
            """), ("conf/nginx.conf", "# routes\nproxy_pass http://orders:8080;\n"), ("conf/data.bin", "a\0b"));

        model.Named("gateway").Settings.ShouldBe([new("nginx.conf", "proxy_pass http://orders:8080;", SettingOrigin.MountedFile, new("conf/nginx.conf", 2))]);
        model.Unresolved.ShouldHaveSingleItem().What.ShouldBe("none.conf, which it mounts, is not there");
    }

    [Fact]
    public void Who_mounts_the_same_named_volume_is_tied_to_the_first() =>
        Reading.Aspire("""
            { "resources": {
              "a": { "type": "container.v0", "image": "x", "volumes": [{ "name": "files", "target": "/a" }] },
              "b": { "type": "container.v0", "image": "x", "volumes": [{ "name": "files", "target": "/b" }] }
            } }
            """).Named("b").Ties.ShouldBe([new("a", TieKind.SharesVolume, new("aspire-manifest.json", 3))]);

    [Fact]
    public void Expressions_that_name_each_other_or_nothing_stay_in_braces()
    {
        var model = Reading.Aspire("""
            { "resources": {
              "a": { "type": "value.v0", "value": "{b.value}" },
              "b": { "type": "value.v0", "value": "{a.value}" },
              "orders": { "type": "container.v0", "image": "x", "env": { "A": "{a.value}", "B": "{none.value}", "C": "{{not}} {\"json\": 1}" } }
            } }
            """);

        model.Named("orders").Settings.Select(setting => setting.Value).ShouldBe(["{a.value}", "{none.value}", "{not} {\"json\": 1}"]);
        model.Unresolved.Select(left => left.Place.Line).ShouldBe([4, 4]);
    }

    [Fact]
    public void Expressions_that_double_at_each_step_are_refused()
    {
        var steps = string.Join(",\n", Enumerable.Range(0, 28).Select(step => $$"""  "r{{step}}": { "type": "value.v0", "value": "x{r{{step + 1}}.value}{r{{step + 1}}.value}" }"""));
        var model = Reading.Aspire("{ \"resources\": {\n" + steps + ",\n\"orders\": { \"type\": \"container.v0\", \"image\": \"x\", \"env\": { \"A\": \"{r0.value}\" } } } }");

        model.Named("orders").Setting("A").Value!.Length.ShouldBeLessThan(20_000);
        model.Unresolved.ShouldNotBeEmpty();
    }

    [Fact]
    public void Tabs_comments_trailing_commas_and_a_byte_order_mark_do_no_harm()
    {
        var model = Reading.Aspire("\uFEFF{\n\t// mended by hand\n\t\"resources\": {\n\t\t\"a\": { \"type\": \"container.v0\", \"image\": \"x\", },\n\t},\n}");

        model.Named("a").Place.Line.ShouldBe(4);
    }

    [Theory]
    [InlineData("{ \"resources\": ")]
    [InlineData("{ \"resources\": { \"a\": \"\\ud800\" } }")]
    [InlineData("")]
    public void What_is_no_json_is_refused_in_one_line(string text) =>
        Reading.Aspire(text).Unresolved.ShouldHaveSingleItem().What.ShouldStartWith("this is no JSON");

    [Fact]
    public void Deep_nesting_is_refused() => Reading.Aspire(new string('[', 100_000)).Unresolved.ShouldHaveSingleItem();

    [Theory]
    [InlineData("""{ "$schema": "https://json.schemastore.org/aspire-8.0.json", "resources": {} }""", true)]
    [InlineData("""{ "resources": { "a": { "type": "project.v0" } } }""", true)]
    [InlineData("""{ "resources": { "a": { "type": "module" } } }""", false)]
    [InlineData("""{ "resources": [] }""", false)]
    [InlineData("[]", false)]
    public void A_manifest_is_known_by_its_content(string text, bool isManifest) => AspireManifestReader.Recognizes(JsonReader.Read(text, "a.json")).ShouldBe(isManifest);

    static SystemModel Read() => Reading.Aspire(("AppHost/aspire-manifest.json", Shop));
}
