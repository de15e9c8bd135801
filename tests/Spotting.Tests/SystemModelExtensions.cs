using Evolution.Spotting.Model;

namespace Evolution.Spotting.Tests;

/// <summary>Reads parts of a model for assertions.</summary>
static class SystemModelExtensions
{
    public static Workload GetWorkload(this SystemModel model, string name) => model.Workloads.Where(workload => workload.Name == name).ShouldHaveSingleItem();

    public static Setting GetSetting(this Workload workload, string name) => workload.Settings.Where(setting => setting.Name == name).ShouldHaveSingleItem();

    public static IEnumerable<string> DescribeSettings(this Workload workload, SettingOrigin origin) => workload.Settings.Where(setting => setting.Origin == origin).Select(setting => $"{setting.Name}={setting.Value} {setting.Location}");

    public static IEnumerable<string> DescribeRelationships(this Workload workload) => workload.Relationships.Select(relationship => $"{relationship.Kind} {relationship.Target} {relationship.Location}");

    public static IEnumerable<string> DescribeUnresolved(this SystemModel model) => model.Unresolved.Select(item => $"{item.Place} {item.Workload}: {item.What}");

    /// <summary>Describes the whole model as text, to compare two models.</summary>
    public static string Describe(this SystemModel model) => string.Join('\n', model.Workloads.Select(workload => string.Join('\n',
    [
        $"{workload.Name} {workload.Location} {workload.Unit} {workload.Image} {workload.IsJob} build {workload.Build?.Context} {workload.Build?.Dockerfile} {workload.Build?.Target}",
        string.Join(' ', workload.Hosts), string.Join(' ', workload.Ports), string.Join(' ', workload.Command),
        .. workload.Settings.Select(setting => setting.ToString()), .. workload.Relationships.Select(relationship => relationship.ToString()),
    ])).Concat(model.Unresolved.Select(item => item.ToString())));
}
