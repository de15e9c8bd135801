using k8s;
using k8s.Models;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>The manifests as rendered by kustomize, which is what a cluster receives.</summary>
public sealed class KubernetesRenderTests : IDisposable
{
    const string Namespace = "evolution", PartOfLabel = "app.kubernetes.io/part-of";

    readonly KustomizeBuild build = new();

    public static TheoryData<string> Units => [.. KubernetesUnit.All.Select(unit => unit.Name)];

    public static TheoryData<string> Services => [.. KubernetesShop.Services.Select(service => service.Unit)];

    public static TheoryData<string> Databases => [.. KubernetesUnit.FindAll<PostgresCluster>().Select(manifest => manifest.Unit)];

    public void Dispose() => build.Dispose();

    [Theory]
    [MemberData(nameof(Units))]
    public async Task Every_object_of_a_unit_is_rendered_in_the_namespace_with_the_part_of_label(string unit)
    {
        var source = KubernetesUnit.All.Single(candidate => candidate.Name == unit);
        var rendered = CastToResources(await build.RenderAsync(unit)).ToArray();

        var configMaps = rendered.Where(manifest => manifest is V1ConfigMap).ToArray();
        configMaps.Length.ShouldBe(source.Kustomization.ConfigMapGenerator.Count);
        rendered.Except(configMaps).Select(FormatTitle).ShouldBe(CastToResources(source.Objects).Select(FormatTitle), ignoreOrder: true);
        rendered.Where(manifest => manifest is not V1Namespace).ShouldAllBe(manifest => manifest.Metadata.NamespaceProperty == Namespace);
        rendered.ShouldAllBe(manifest => manifest.Metadata.Labels[PartOfLabel] == "evolution");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Editing_the_image_in_a_kustomization_changes_only_the_image(string unit)
    {
        var before = await build.RenderTextAsync(unit);

        // Equivalent to `kustomize edit set image`.
        build.Edit($"{unit}/kustomization.yaml", $"newName: evolution/{unit}, newTag: latest", $"newName: registry.example/{unit}, newTag: abc123");
        var after = await build.RenderTextAsync(unit);

        after.ShouldBe(before.Replace($"image: evolution/{unit}:latest", $"image: registry.example/{unit}:abc123"));
        after.ShouldNotBe(before);
    }

    [Fact]
    public async Task The_broker_mounts_the_definitions_and_restarts_when_they_change()
    {
        var before = await GetMountedDefinitionsAsync();
        build.Edit("platform/definitions.json", "\"delivery-limit\": 20", "\"delivery-limit\": 30");
        var after = await GetMountedDefinitionsAsync();

        after.ShouldNotBe(before, "the operator restarts the nodes only if their pods change");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_backup_component_schedules_snapshots_of_the_database_of_a_unit(string unit)
    {
        File.AppendAllText(build[unit, "kustomization.yaml"], "components: [../backup]\n");
        var rendered = await build.RenderAsync(unit);

        var database = rendered.OfType<PostgresCluster>().ShouldHaveSingleItem();
        var schedule = rendered.OfType<PostgresBackupSchedule>().ShouldHaveSingleItem();
        schedule.Metadata.Name.ShouldBe(database.Metadata.Name);
        schedule.Spec.Cluster.Name.ShouldBe(database.Metadata.Name);
        schedule.Spec.Method.ShouldBe("volumeSnapshot");
        schedule.Spec.Schedule.Split(' ').Length.ShouldBe(6, "the operator's schedules begin with seconds");
        database.Spec.Backup.ShouldNotBeNull().VolumeSnapshot.Online.ShouldBeFalse("without a WAL archive, a snapshot of a running instance is not meant to be restored");
        rendered.Count.ShouldBe(KubernetesUnit.All.Single(candidate => candidate.Name == unit).Objects.Count + 1);
    }

    async Task<string> GetMountedDefinitionsAsync()
    {
        var rendered = await build.RenderAsync("platform");
        var definitions = rendered.OfType<V1ConfigMap>().ShouldHaveSingleItem();
        definitions.Data["definitions.json"].ShouldBe(File.ReadAllText(build["platform", "definitions.json"]));
        var configMapName = rendered.OfType<RabbitCluster>().ShouldHaveSingleItem().Spec.Override.StatefulSet.Spec.Template.Spec.Volumes.ShouldHaveSingleItem().ConfigMap.Name;
        configMapName.ShouldBe(definitions.Metadata.Name);
        return configMapName;
    }

    static IEnumerable<IKubernetesObject<V1ObjectMeta>> CastToResources(IEnumerable<object> objects) => objects.Cast<IKubernetesObject<V1ObjectMeta>>();

    static string FormatTitle(IKubernetesObject<V1ObjectMeta> manifest) => $"{manifest.Kind} {manifest.Metadata.Name}";
}
