using Evolution.Spotting.Model;

namespace Evolution.Spotting.Tests.Kubernetes;

public class SettingTests
{
    const string Config = """
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings }
        data:
          DB_HOST: postgres
          application.yml: |
            # where things are
            inventory:

              url: http://inventory:8080
        ---
        apiVersion: v1
        kind: Secret
        metadata: { name: secrets }
        data:
          PASSWORD: c2VjcmV0
          BROKEN: <base64>
        stringData:
          DSN: postgres://postgres/shop
        """;

    [Fact]
    public void A_variable_has_its_value_where_that_stands()
    {
        var orders = Read("""
            env:
              - name: PLAIN
                value: "1"
              - name: FROM_CONFIG
                valueFrom: { configMapKeyRef: { name: settings, key: DB_HOST } }
              - name: FROM_SECRET
                valueFrom: { secretKeyRef: { name: secrets, key: PASSWORD } }
              - name: DSN
                valueFrom: { secretKeyRef: { name: secrets, key: DSN } }
            """).Named("orders");

        orders.Setting("PLAIN").ShouldBe(new("PLAIN", "1", SettingOrigin.Environment, new("orders.yaml", 13)));
        orders.Setting("FROM_CONFIG").ShouldBe(new("FROM_CONFIG", "postgres", SettingOrigin.Environment, new("config.yaml", 5)));
        orders.Setting("FROM_SECRET").Value.ShouldBe("secret");
        orders.Setting("DSN").Value.ShouldBe("postgres://postgres/shop");
    }

    [Fact]
    public void Whole_maps_come_in_with_their_prefix_and_variables_are_expanded()
    {
        var orders = Read("""
            envFrom:
              - configMapRef: { name: settings }
                prefix: APP_
            env:
              - { name: URL, value: "postgres://$(APP_DB_HOST)/$(UNKNOWN)/$$(APP_DB_HOST)" }
            command: [/orders]
            args: ["--database=$(URL)", --verbose, --cache, redis]
            """).Named("orders");

        orders.Setting("APP_DB_HOST").Value.ShouldBe("postgres");
        orders.Setting("URL").Value.ShouldBe("postgres://postgres/$(UNKNOWN)/$(APP_DB_HOST)");
        orders.Setting("--database").ShouldBe(new("--database", "postgres://postgres/$(UNKNOWN)/$(APP_DB_HOST)", SettingOrigin.Argument, new("orders.yaml", 17)));
        orders.Setting("--verbose").Value.ShouldBe("");
        orders.Setting("--cache").Value.ShouldBe("redis");
        orders.Command.ShouldBe(["/orders", "--database=postgres://postgres/$(UNKNOWN)/$(APP_DB_HOST)", "--verbose", "--cache", "redis"]);
    }

    [Fact]
    public void The_lines_of_a_script_are_settings_in_their_lines()
    {
        var orders = Read("""
            command:
              - sh
              - -c
              - |
                # wait for it
                nc -z postgres 5432
            """).Named("orders");

        orders.Setting("-c").ShouldBe(new("-c", "nc -z postgres 5432", SettingOrigin.Argument, new("orders.yaml", 16)));
    }

    [Theory]
    [InlineData("configMap: { name: settings }", "", true)]
    [InlineData("configMap: { name: settings, items: [{ key: application.yml, path: app.yml }] }", "", true)]
    [InlineData("configMap: { name: settings, items: [{ key: DB_HOST, path: host }] }", "", false)]
    [InlineData("configMap: { name: settings }", ", subPath: application.yml", true)]
    [InlineData("configMap: { name: settings }", ", subPath: DB_HOST", false)]
    [InlineData("projected: { sources: [{ secret: { name: secrets } }, { configMap: { name: settings } }] }", "", true)]
    public void A_mounted_file_has_a_setting_for_each_line_that_says_something(string volume, string mount, bool isMounted)
    {
        var orders = Reading.Kubernetes(("config.yaml", Config), ("orders.yaml", $$"""
            apiVersion: v1
            kind: Pod
            metadata: { name: orders }
            spec:
              containers: [{ name: main, image: shop/orders, volumeMounts: [{ name: config, mountPath: /etc/app{{mount}} }] }]
              volumes: [{ name: config, {{volume}} }]
            """)).Named("orders");

        var lines = orders.Settings.Where(setting => setting.Name is "application.yml").ToArray();
        lines.ShouldBe(isMounted ? [new("application.yml", "inventory:", SettingOrigin.MountedFile, new("config.yaml", 8)), new("application.yml", "url: http://inventory:8080", SettingOrigin.MountedFile, new("config.yaml", 10))] : []);
    }

    [Theory]
    [InlineData("env: [{ name: A, valueFrom: { secretKeyRef: { name: vault, key: password } } }]", "the key password of the Secret vault, which orders refers to, is not in these files")]
    [InlineData("env: [{ name: A, valueFrom: { secretKeyRef: { name: secrets, key: BROKEN } } }]", "the key BROKEN of the Secret secrets, which orders refers to, is not in these files")]
    [InlineData("envFrom: [{ configMapRef: { name: elsewhere } }]", "the ConfigMap elsewhere of orders is not in these files")]
    public void What_is_not_in_the_files_is_told_of(string container, string what)
    {
        var model = Read(container);

        model.Unresolved.ShouldHaveSingleItem().ShouldSatisfyAllConditions(left => left.What.ShouldBe(what), left => left.Workload.ShouldBe("orders"));
        model.Named("orders").Settings.ShouldAllBe(setting => setting.Value == null);
    }

    [Fact]
    public void A_generated_name_means_the_map_without_its_hash() =>
        Read("envFrom: [{ configMapRef: { name: settings-2bg5kt9hcm } }]").Named("orders").Setting("DB_HOST").Value.ShouldBe("postgres");

    [Fact]
    public void An_operators_secret_leads_to_its_store() =>
        Reading.Kubernetes(("orders.yaml", Reading.Deployment("orders", "env: [{ name: URI, valueFrom: { secretKeyRef: { name: db-app, key: uri } } }]")), ("db.yaml", """
            apiVersion: postgresql.cnpg.io/v1
            kind: Cluster
            metadata: { name: db }
            """)).Named("orders").Setting("URI").Value.ShouldBe("postgresql://db-rw:5432");

    [Fact]
    public void A_dapr_component_is_told_to_the_applications_in_its_scope()
    {
        var model = Reading.Kubernetes(("apps.yaml", string.Join("\n---\n", new[] { "orders", "payments" }.Select(name => Reading.Deployment(name).Replace($"labels: {{ app: {name} }}", $"annotations: {{ dapr.io/enabled: \"true\", dapr.io/app-id: {name} }}")))), ("store.yaml", """
            apiVersion: dapr.io/v1alpha1
            kind: Component
            metadata: { name: statestore }
            spec: { type: state.redis, metadata: [{ name: redisHost, value: "redis:6379" }] }
            scopes: [orders]
            """));

        model.Named("orders").Settings.ShouldBe([new("statestore (state.redis)", "redisHost: redis:6379", SettingOrigin.MountedFile, new("store.yaml", 4))]);
        model.Named("payments").Settings.ShouldBeEmpty();
    }

    [Fact]
    public void Who_claims_the_same_volume_is_tied_to_the_first()
    {
        var pods = string.Join("\n---\n", new[] { "a", "b" }.Select(name => $$"""
            apiVersion: v1
            kind: Pod
            metadata: { name: {{name}} }
            spec: { containers: [{ name: main, image: x }], volumes: [{ name: v, persistentVolumeClaim: { claimName: files } }] }
            """));

        Reading.Kubernetes(pods).Named("b").Ties.ShouldBe([new("a", TieKind.SharesVolume, new("all.yaml", 9))]);
    }

    static SystemModel Read(string container) => Reading.Kubernetes(("config.yaml", Config), ("orders.yaml", Reading.Deployment("orders", container)));
}
