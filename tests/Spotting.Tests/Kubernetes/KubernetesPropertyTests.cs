using Evolution.Spotting.Kubernetes.Pods;
using Evolution.Spotting.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Evolution.Spotting.Tests.Kubernetes;

public class KubernetesPropertyTests
{
    static readonly string[] Pieces =
    [
        "apiVersion: v1\n", "kind: ConfigMap\n", "kind: Deployment\n", "kind: List\n", "kind: Secret\n", "kind: Service\n", "kind: Kustomization\n", "metadata:\n", "  name: a\n", "spec:\n", "  template:\n", "    spec:\n", "      containers:\n", "        - name: a\n", "        - null\n",
        "          env: [{name: A, value: $(A)}]\n", "          env: 3\n", "          envFrom: [{configMapRef: {name: a}}, 5]\n", "          ports: [{containerPort: x}, []]\n", "data:\n", "  a: b\n", "  a: {b: c}\n", "items: [[], 1, {apiVersion: v1, kind: Pod}]\n", "---\n", "  selector: {a: b}\n", "  ports: [{}]\n",
        "resources: [., ./kustomization.yaml, all.yaml, {a: b}]\n", "patches: [{patch: '[{op: add, path: /a/b/c}]', target: {kind: '('}}, {path: all.yaml}]\n", "configMapGenerator: [{name: a, literals: [b], files: [=]}, 4]\n", "namePrefix: x\n", "images: [{name: a}, a]\n", "  replicas: 99999999999\n", "{{ .Values.a }}\n", "      volumes: [{name: v, configMap: {}}, 4]\n",
    ];

    [Fact]
    public void Any_combination_of_manifest_fragments_is_read_without_an_exception() => Check.QuickThrowOnFailure(Prop.ForAll(Gen.Elements(Pieces).ListOf().ToArbitrary(), pieces =>
    {
        var text = string.Concat(pieces);
        Manifests.ReadKubernetes(("all.yaml", text), ("kustomization.yaml", text)).ShouldNotBeNull();
    }));

    [Fact]
    public void Expansion_without_variables_only_unescapes_dollar_signs() => Check.QuickThrowOnFailure(Prop.ForAll(Gen.Elements("$", "$$", "$(A)", "(", ")", "x").ListOf().ToArbitrary(), pieces =>
    {
        var text = string.Concat(pieces);
        VariableExpansion.Expand(text, new Dictionary<string, string?>()).ShouldBe(text.Replace("$$", "$"));
    }));

    [Fact]
    public void Exponentially_growing_variables_are_limited()
    {
        var variables = string.Concat(Enumerable.Range(1, 60).Select(step => $"\n  - {{ name: A{step}, value: $(A{step - 1})$(A{step - 1}) }}"));
        var settings = Manifests.ReadKubernetes(Manifests.CreateDeployment("a", "env:\n  - { name: A0, value: xxxxxxxx }" + variables)).GetWorkload("a").Settings;

        settings.ShouldAllBe(setting => setting.Value!.Length < 20_000);
    }

    [Fact]
    public void Settings_of_many_workloads_with_the_same_large_configuration_are_limited()
    {
        var small = ReadWorkloads(workloads: 50);
        var large = ReadWorkloads(workloads: 500);

        large.Model.Workloads.Count.ShouldBe(500);
        large.Model.Workloads.Sum(workload => workload.Settings.Count).ShouldBeLessThan(100_001);
        large.Model.Unresolved.ShouldHaveSingleItem().What.ShouldContain("settings");

        // Both exceed the limit, so the second must not allocate more settings. Unlike elapsed time, allocation does not depend on the load of the machine.
        large.Allocated.ShouldBeLessThan(2 * small.Allocated);
    }

    static (SystemModel Model, long Allocated) ReadWorkloads(int workloads)
    {
        var config = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata:\n" + string.Concat(Enumerable.Range(0, 5000).Select(key => $"  K{key}: v\n"));
        var pods = string.Concat(Enumerable.Range(0, workloads).Select(pod => $"---\n{Manifests.CreateDeployment($"p{pod}", "envFrom: [{ configMapRef: { name: c } }]")}\n"));
        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        var model = Manifests.ReadKubernetes(config + pods);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        TestContext.Current.TestOutputHelper?.WriteLine($"{workloads} workloads: {allocated / 1024 / 1024} MB allocated");
        return (model, allocated);
    }
}
