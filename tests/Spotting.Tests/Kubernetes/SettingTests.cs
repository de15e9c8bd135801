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
            # addresses
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
    public void A_variable_has_the_location_of_its_value()
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
            """).GetWorkload("orders");

        orders.GetSetting("PLAIN").ShouldBe(new("PLAIN", "1", SettingOrigin.Environment, new("orders.yaml", 13)));
        orders.GetSetting("FROM_CONFIG").ShouldBe(new("FROM_CONFIG", "postgres", SettingOrigin.Environment, new("config.yaml", 5)));
        orders.GetSetting("FROM_SECRET").Value.ShouldBe("secret");
        orders.GetSetting("DSN").Value.ShouldBe("postgres://postgres/shop");
    }

    [Fact]
    public void ConfigMaps_are_imported_with_their_prefix_and_variables_are_expanded()
    {
        var orders = Read("""
            envFrom:
              - configMapRef: { name: settings }
                prefix: APP_
            env:
              - { name: URL, value: "postgres://$(APP_DB_HOST)/$(UNKNOWN)/$$(APP_DB_HOST)" }
            command: [/orders]
            args: ["--database=$(URL)", --verbose, --cache, redis]
            """).GetWorkload("orders");

        orders.GetSetting("APP_DB_HOST").Value.ShouldBe("postgres");
        orders.GetSetting("URL").Value.ShouldBe("postgres://postgres/$(UNKNOWN)/$(APP_DB_HOST)");
        orders.GetSetting("--database").ShouldBe(new("--database", "postgres://postgres/$(UNKNOWN)/$(APP_DB_HOST)", SettingOrigin.Argument, new("orders.yaml", 17)));
        orders.GetSetting("--verbose").Value.ShouldBe("");
        orders.GetSetting("--cache").Value.ShouldBe("redis");
        orders.Command.ShouldBe(["/orders", "--database=postgres://postgres/$(UNKNOWN)/$(APP_DB_HOST)", "--verbose", "--cache", "redis"]);
    }

    [Fact]
    public void The_lines_of_a_script_are_settings_with_their_line_numbers()
    {
        var orders = Read("""
            command:
              - sh
              - -c
              - |
                # wait for it
                nc -z postgres 5432
            """).GetWorkload("orders");

        orders.GetSetting("-c").ShouldBe(new("-c", "nc -z postgres 5432", SettingOrigin.Argument, new("orders.yaml", 16)));
    }

    [Theory]
    [InlineData("configMap: { name: settings }", "", true)]
    [InlineData("configMap: { name: settings, items: [{ key: application.yml, path: app.yml }] }", "", true)]
    [InlineData("configMap: { name: settings, items: [{ key: DB_HOST, path: host }] }", "", false)]
    [InlineData("configMap: { name: settings }", ", subPath: application.yml", true)]
    [InlineData("configMap: { name: settings }", ", subPath: DB_HOST", false)]
    [InlineData("projected: { sources: [{ secret: { name: secrets } }, { configMap: { name: settings } }] }", "", true)]
    public void A_mounted_file_has_a_setting_for_each_significant_line(string volume, string mount, bool isMounted)
    {
        var orders = Manifests.ReadKubernetes(("config.yaml", Config), ("orders.yaml", $$"""
            apiVersion: v1
            kind: Pod
            metadata: { name: orders }
            spec:
              containers: [{ name: main, image: shop/orders, volumeMounts: [{ name: config, mountPath: /etc/app{{mount}} }] }]
              volumes: [{ name: config, {{volume}} }]
            """)).GetWorkload("orders");

        var lines = orders.Settings.Where(setting => setting.Name is "application.yml").ToArray();
        lines.ShouldBe(isMounted ? [new("application.yml", "inventory:", SettingOrigin.MountedFile, new("config.yaml", 8)), new("application.yml", "url: http://inventory:8080", SettingOrigin.MountedFile, new("config.yaml", 10))] : []);
    }

    [Theory]
    [InlineData("env: [{ name: A, valueFrom: { secretKeyRef: { name: vault, key: password } } }]", "the key password of the Secret vault, which orders refers to, is not in these files")]
    [InlineData("env: [{ name: A, valueFrom: { secretKeyRef: { name: secrets, key: BROKEN } } }]", "the key BROKEN of the Secret secrets, which orders refers to, is not in these files")]
    [InlineData("envFrom: [{ configMapRef: { name: elsewhere } }]", "the ConfigMap elsewhere of orders is not in these files")]
    public void A_missing_ConfigMap_or_Secret_is_listed_as_unresolved(string container, string what)
    {
        var model = Read(container);

        model.Unresolved.ShouldHaveSingleItem().ShouldSatisfyAllConditions(item => item.What.ShouldBe(what), item => item.Workload.ShouldBe("orders"));
        model.GetWorkload("orders").Settings.ShouldAllBe(setting => setting.Value == null);
    }

    [Fact]
    public void A_generated_name_refers_to_the_ConfigMap_without_the_hash() =>
        Read("envFrom: [{ configMapRef: { name: settings-2bg5kt9hcm } }]").GetWorkload("orders").GetSetting("DB_HOST").Value.ShouldBe("postgres");

    [Fact]
    public void The_secret_of_an_operator_refers_to_its_store() =>
        Manifests.ReadKubernetes(("orders.yaml", Manifests.CreateDeployment("orders", "env: [{ name: URI, valueFrom: { secretKeyRef: { name: db-app, key: uri } } }]")), ("db.yaml", """
            apiVersion: postgresql.cnpg.io/v1
            kind: Cluster
            metadata: { name: db }
            """)).GetWorkload("orders").GetSetting("URI").Value.ShouldBe("postgresql://db-rw:5432");

    [Fact]
    public void A_Dapr_component_is_a_setting_of_the_applications_in_its_scope()
    {
        var model = Manifests.ReadKubernetes(("apps.yaml", string.Join("\n---\n", new[] { "orders", "payments" }.Select(name => Manifests.CreateDeployment(name).Replace($"labels: {{ app: {name} }}", $"annotations: {{ dapr.io/enabled: \"true\", dapr.io/app-id: {name} }}")))), ("store.yaml", """
            apiVersion: dapr.io/v1alpha1
            kind: Component
            metadata: { name: statestore }
            spec: { type: state.redis, metadata: [{ name: redisHost, value: "redis:6379" }] }
            scopes: [orders]
            """));

        model.GetWorkload("orders").Settings.ShouldBe([new("statestore (state.redis)", "redisHost: redis:6379", SettingOrigin.MountedFile, new("store.yaml", 4))]);
        model.GetWorkload("payments").Settings.ShouldBeEmpty();
    }

    [Fact]
    public void Workloads_with_the_same_volume_claim_share_it()
    {
        var pods = string.Join("\n---\n", new[] { "a", "b" }.Select(name => $$"""
            apiVersion: v1
            kind: Pod
            metadata: { name: {{name}} }
            spec: { containers: [{ name: main, image: x }], volumes: [{ name: v, persistentVolumeClaim: { claimName: files } }] }
            """));

        Manifests.ReadKubernetes(pods).GetWorkload("b").Relationships.ShouldBe([new("a", RelationshipKind.SharesVolume, new("all.yaml", 9))]);
    }

    static SystemModel Read(string container) => Manifests.ReadKubernetes(("config.yaml", Config), ("orders.yaml", Manifests.CreateDeployment("orders", container)));
}
