using FsCheck;
using FsCheck.Fluent;

namespace Evolution.Spotting.Tests.Compose;

public sealed class MergePropertyTests
{
    [Fact]
    public void Merging_a_file_with_itself_changes_nothing() => Prop.ForAll(ComposeGenerators.ArbitraryFile(), file =>
    {
        using var folder = new ComposeFolder().With("a.yaml", file);
        folder.Read("a.yaml", "a.yaml").Describe().ShouldBe(folder.Read("a.yaml").Describe());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_override_without_services_changes_nothing() => Prop.ForAll(ComposeGenerators.ArbitraryFile(), file =>
    {
        using var folder = new ComposeFolder().With("a.yaml", file).With("b.yaml", "services:\n  web:\n");
        folder.Read("a.yaml", "b.yaml").Describe().ShouldBe(folder.Read("a.yaml").Describe());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Merging_files_without_common_services_keeps_all_services() => Prop.ForAll(ComposeGenerators.ArbitraryFile(), ComposeGenerators.ArbitraryFile("-2"), (first, second) =>
    {
        using var folder = new ComposeFolder().With("a.yaml", first).With("b.yaml", second);
        var separateWorkloads = folder.Read("a.yaml").Workloads.Concat(folder.Read("b.yaml").Workloads).ToList();
        var merged = folder.Read("a.yaml", "b.yaml").Workloads;

        merged.Select(workload => workload.Name).ShouldBe(separateWorkloads.Select(workload => workload.Name));
        merged.Select(workload => (workload.Image, string.Join(' ', workload.Settings))).ShouldBe(separateWorkloads.Select(workload => (workload.Image, string.Join(' ', workload.Settings))));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_last_value_wins() => Prop.ForAll(ComposeGenerators.ArbitraryFile(), ComposeGenerators.ArbitraryFile(), (first, second) =>
    {
        using var folder = new ComposeFolder().With("a.yaml", first).With("b.yaml", second);
        var merged = folder.Read("a.yaml", "b.yaml");
        foreach (var overridingWorkload in folder.Read("b.yaml").Workloads)
        {
            var workload = merged.GetWorkload(overridingWorkload.Name);
            if (overridingWorkload.Image is not null) workload.Image.ShouldBe(overridingWorkload.Image);
            if (overridingWorkload.Command.Count > 0) workload.Command.ShouldBe(overridingWorkload.Command);
            foreach (var setting in overridingWorkload.Settings) workload.Settings.ShouldContain(setting);
        }
    }).QuickCheckThrowOnFailure();
}
