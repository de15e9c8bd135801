using FsCheck;
using FsCheck.Fluent;

namespace Evolution.Spotting.Tests.Compose;

public sealed class MergePropertyTests
{
    [Fact]
    public void Merging_a_file_with_itself_changes_nothing() => Prop.ForAll(ComposeGenerators.File(), file =>
    {
        using var folder = new ComposeFolder().With("a.yaml", file);
        folder.Read("a.yaml", "a.yaml").Description().ShouldBe(folder.Read("a.yaml").Description());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_override_without_services_changes_nothing() => Prop.ForAll(ComposeGenerators.File(), file =>
    {
        using var folder = new ComposeFolder().With("a.yaml", file).With("b.yaml", "services:\n  web:\n");
        folder.Read("a.yaml", "b.yaml").Description().ShouldBe(folder.Read("a.yaml").Description());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Merging_files_without_common_services_keeps_all_services() => Prop.ForAll(ComposeGenerators.File(), ComposeGenerators.File("-2"), (one, two) =>
    {
        using var folder = new ComposeFolder().With("a.yaml", one).With("b.yaml", two);
        var alone = folder.Read("a.yaml").Workloads.Concat(folder.Read("b.yaml").Workloads).ToList();
        var merged = folder.Read("a.yaml", "b.yaml").Workloads;

        merged.Select(workload => workload.Name).ShouldBe(alone.Select(workload => workload.Name));
        merged.Select(workload => (workload.Image, string.Join(' ', workload.Settings))).ShouldBe(alone.Select(workload => (workload.Image, string.Join(' ', workload.Settings))));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_last_value_wins() => Prop.ForAll(ComposeGenerators.File(), ComposeGenerators.File(), (one, two) =>
    {
        using var folder = new ComposeFolder().With("a.yaml", one).With("b.yaml", two);
        var merged = folder.Read("a.yaml", "b.yaml");
        foreach (var overriding in folder.Read("b.yaml").Workloads)
        {
            var workload = merged.GetWorkload(overriding.Name);
            if (overriding.Image is not null) workload.Image.ShouldBe(overriding.Image);
            if (overriding.Command.Count > 0) workload.Command.ShouldBe(overriding.Command);
            foreach (var setting in overriding.Settings) workload.Settings.ShouldContain(setting);
        }
    }).QuickCheckThrowOnFailure();
}
