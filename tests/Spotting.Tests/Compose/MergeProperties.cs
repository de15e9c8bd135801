using FsCheck;
using FsCheck.Fluent;

namespace Evolution.Spotting.Tests.Compose;

public sealed class MergeProperties
{
    [Fact]
    public void A_file_over_itself_changes_nothing() => Prop.ForAll(Generated.File(), file =>
    {
        using var folder = new ComposeFolder().With("a.yaml", file);
        folder.Read("a.yaml", "a.yaml").Description().ShouldBe(folder.Read("a.yaml").Description());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_override_without_services_changes_nothing() => Prop.ForAll(Generated.File(), file =>
    {
        using var folder = new ComposeFolder().With("a.yaml", file).With("b.yaml", "services:\n  web:\n");
        folder.Read("a.yaml", "b.yaml").Description().ShouldBe(folder.Read("a.yaml").Description());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Files_without_common_services_are_all_there() => Prop.ForAll(Generated.File(), Generated.File("-2"), (one, two) =>
    {
        using var folder = new ComposeFolder().With("a.yaml", one).With("b.yaml", two);
        var alone = folder.Read("a.yaml").Workloads.Concat(folder.Read("b.yaml").Workloads).ToList();
        var merged = folder.Read("a.yaml", "b.yaml").Workloads;

        merged.Select(workload => workload.Name).ShouldBe(alone.Select(workload => workload.Name));
        merged.Select(workload => (workload.Image, string.Join(' ', workload.Settings))).ShouldBe(alone.Select(workload => (workload.Image, string.Join(' ', workload.Settings))));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_last_value_wins() => Prop.ForAll(Generated.File(), Generated.File(), (one, two) =>
    {
        using var folder = new ComposeFolder().With("a.yaml", one).With("b.yaml", two);
        var merged = folder.Read("a.yaml", "b.yaml");
        foreach (var over in folder.Read("b.yaml").Workloads)
        {
            var workload = merged.Workload(over.Name);
            if (over.Image is not null) workload.Image.ShouldBe(over.Image);
            if (over.Command.Count > 0) workload.Command.ShouldBe(over.Command);
            foreach (var setting in over.Settings) workload.Settings.ShouldContain(setting);
        }
    }).QuickCheckThrowOnFailure();
}
