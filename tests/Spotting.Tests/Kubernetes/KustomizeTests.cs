using Evolution.Spotting.Model;

namespace Evolution.Spotting.Tests.Kubernetes;

public class KustomizeTests
{
    static readonly (string, string) Orders = ("base/orders.yaml", Manifests.CreateDeployment("orders", """
        env:
          - name: DB
            value: postgres
        envFrom: [{ configMapRef: { name: settings } }]
        """) + """

        ---
        apiVersion: v1
        kind: Service
        metadata: { name: orders }
        spec: { selector: { app: orders }, ports: [{ port: 80 }] }
        """);

    static readonly (string, string) Base = ("base/kustomization.yaml", """
        resources: [orders.yaml]
        configMapGenerator:
          - name: settings
            literals: [CACHE=redis]
            envs: [settings.env]
        """);

    static readonly (string, string) Settings = ("base/settings.env", "# addresses\nPAYMENTS_URL=\"http://payments:8080\"\n");

    [Fact]
    public void A_base_is_read_once_through_the_production_overlay()
    {
        var model = Read(("overlays/dev/kustomization.yaml", "resources: [../../base]"), ("overlays/prod/kustomization.yaml", "bases: [../../base]\nnamespace: shop"), ("overlays/staging/kustomization.yaml", "resources: [../../base]"));

        var orders = model.Workloads.ShouldHaveSingleItem();
        orders.Unit.ShouldBe("base/orders.yaml");
        orders.Hosts.ShouldContain("orders.shop.svc");
        orders.GetSetting("CACHE").ShouldBe(new("CACHE", "redis", SettingOrigin.Environment, new("base/kustomization.yaml", 4)));
        orders.GetSetting("PAYMENTS_URL").ShouldBe(new("PAYMENTS_URL", "http://payments:8080", SettingOrigin.Environment, new("base/settings.env", 2)));
        model.Unresolved.Select(item => item.Place.File).ShouldBe(["overlays/dev/kustomization.yaml", "overlays/staging/kustomization.yaml"]);
    }

    [Fact]
    public void Names_labels_and_images_are_replaced_and_references_are_updated()
    {
        var model = Read(("prod/kustomization.yaml", """
            resources: [../base]
            namePrefix: prod-
            nameSuffix: -v1
            commonLabels: { env: prod }
            images: [{ name: shop/orders, newName: registry.example/orders, newTag: "2.0" }]
            """));

        var orders = model.Workloads.ShouldHaveSingleItem();
        orders.Name.ShouldBe("prod-orders-v1");
        orders.Image.ShouldBe("registry.example/orders:2.0");
        orders.GetSetting("CACHE").Value.ShouldBe("redis");
        orders.Hosts.ShouldContain("prod-orders-v1");
        orders.Hosts.ShouldContain("orders");
        model.Unresolved.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("patches: [{ path: patch.yaml }]")]
    [InlineData("patchesStrategicMerge: [patch.yaml]")]
    [InlineData("patches: [{ path: patch.yaml, target: { kind: Deployment, name: ord.* } }]")]
    public void A_strategic_merge_patch_is_merged(string patches)
    {
        var orders = Read(("prod/kustomization.yaml", $"resources: [../base]\n{patches}"), ("prod/patch.yaml", Manifests.CreateDeployment("orders", """
            env:
              - name: DB
                value: cluster
              - name: MORE
                value: "1"
            """))).Workloads.ShouldHaveSingleItem();

        orders.GetSetting("DB").ShouldBe(new("DB", "cluster", SettingOrigin.Environment, new("prod/patch.yaml", 13)));
        orders.GetSetting("MORE").Value.ShouldBe("1");
        orders.GetSetting("CACHE").Value.ShouldBe("redis");
    }

    [Theory]
    [InlineData("patches")]
    [InlineData("patchesJson6902")]
    public void A_JSON_patch_is_applied(string key)
    {
        var orders = Read(("prod/kustomization.yaml", $$"""
            resources: [../base]
            {{key}}:
              - target: { kind: Deployment, name: orders }
                patch: |-
                  - op: replace
                    path: /spec/template/spec/containers/0/env/0/value
                    value: cluster
                  - { op: add, path: /spec/template/spec/containers/0/env/-, value: { name: MORE, value: "1" } }
                  - { op: add, path: /spec/template/spec/containers/0/args, value: [--cache=redis] }
                  - { op: remove, path: /spec/template/spec/containers/0/envFrom }
            """)).Workloads.ShouldHaveSingleItem();

        orders.GetSetting("DB").ShouldBe(new("DB", "cluster", SettingOrigin.Environment, new("prod/kustomization.yaml", 7)));
        orders.GetSetting("MORE").Value.ShouldBe("1");
        orders.GetSetting("--cache").Value.ShouldBe("redis");
        orders.Settings.ShouldNotContain(setting => setting.Name == "CACHE");
    }

    [Fact]
    public void A_patch_in_a_component_can_delete_an_object()
    {
        var model = Read(("prod/kustomization.yaml", "resources: [../base, extra.yaml]\ncomponents: [../without]"), ("prod/extra.yaml", Manifests.CreateDeployment("redis")), ("without/kustomization.yaml", """
            apiVersion: kustomize.config.k8s.io/v1alpha1
            kind: Component
            patches:
              - patch: |-
                  apiVersion: apps/v1
                  kind: Deployment
                  metadata: { name: redis }
                  $patch: delete
            """));

        model.Workloads.ShouldHaveSingleItem().Name.ShouldBe("orders");
    }

    [Fact]
    public void A_generator_can_merge_into_the_ConfigMap_of_the_base()
    {
        var orders = Read(("prod/kustomization.yaml", """
            resources: [../base]
            configMapGenerator: [{ name: settings, behavior: merge, literals: [CACHE=other] }]
            """)).Workloads.ShouldHaveSingleItem();

        orders.GetSetting("CACHE").Value.ShouldBe("other");
        orders.GetSetting("PAYMENTS_URL").Value.ShouldBe("http://payments:8080");
    }

    [Fact]
    public void The_lines_of_a_generated_file_have_their_original_location()
    {
        var model = Manifests.ReadKubernetes(("kustomization.yaml", """
            resources: [pod.yaml]
            configMapGenerator: [{ name: settings, files: [app.conf=conf/orders.conf] }]
            """), ("conf/orders.conf", "a = 1\n\nurl = http://payments\n"), ("pod.yaml", """
            apiVersion: v1
            kind: Pod
            metadata: { name: orders }
            spec:
              containers: [{ name: main, image: x, volumeMounts: [{ name: c, mountPath: /c }] }]
              volumes: [{ name: c, configMap: { name: settings } }]
            """));

        model.GetWorkload("orders").Settings.ShouldBe([new("app.conf", "a = 1", SettingOrigin.MountedFile, new("conf/orders.conf", 1)), new("app.conf", "url = http://payments", SettingOrigin.MountedFile, new("conf/orders.conf", 3))]);
    }

    [Theory]
    [InlineData("https://github.com/shop/base?ref=v1", "is remote")]
    [InlineData("github.com/shop/base", "is remote")]
    [InlineData("../../../outside", "points outside the analyzed folder")]
    [InlineData("missing.yaml", "missing.yaml does not exist")]
    public void A_resource_outside_the_folder_is_listed_as_unresolved(string resource, string reason)
    {
        var model = Manifests.ReadKubernetes(("prod/kustomization.yaml", $"resources: [\"{resource}\"]"));

        var item = model.Unresolved.ShouldHaveSingleItem();
        item.What.ShouldContain(reason);
        item.Place.ShouldBe(new("prod/kustomization.yaml", 1));
    }

    [Fact]
    public void A_circular_reference_is_rejected() =>
        Manifests.ReadKubernetes(("a/kustomization.yaml", "resources: [../b]"), ("b/kustomization.yaml", "resources: [../a]"))
            .Unresolved.ShouldHaveSingleItem().What.ShouldContain("a/kustomization.yaml > b/kustomization.yaml > a/kustomization.yaml");

    [Fact]
    public void Exponentially_growing_kustomizations_are_rejected()
    {
        var files = Enumerable.Range(0, 28).Select(level => ($"l{level}/kustomization.yaml", $"resources: [../l{level + 1}, ../l{level + 1}]")).Append(("l28/kustomization.yaml", "resources: [a.yaml]")).Append(("l28/a.yaml", Manifests.CreateDeployment("a"))).ToArray();

        Manifests.ReadKubernetes(files).Unresolved.ShouldContain(item => item.What.Contains("render more than"));
    }

    [Fact]
    public void A_base_with_different_name_prefixes_is_read_for_each_service()
    {
        var model = Read(("orders/kustomization.yaml", "resources: [../base]\nnamePrefix: north-\ncommonLabels: { part: north }"), ("payments/kustomization.yaml", "resources: [../base]\nnamePrefix: south-\ncommonLabels: { part: south }"));

        model.Workloads.Select(workload => workload.Name).ShouldBe(["north-orders", "south-orders"]);
        model.GetWorkload("north-orders").Hosts.ShouldNotContain("south-orders");
    }

    static SystemModel Read(params ReadOnlySpan<(string, string)> overlays) => Manifests.ReadKubernetes([Orders, Base, Settings, .. overlays]);
}
