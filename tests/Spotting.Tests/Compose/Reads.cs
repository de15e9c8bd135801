using Evolution.Spotting.Model;

namespace Evolution.Spotting.Tests.Compose;

/// <summary>What tests look for in a model.</summary>
static class Reads
{
    public static Workload Workload(this SystemModel model, string name) => model.Workloads.Single(workload => workload.Name == name);

    public static Setting Setting(this Workload workload, string name) => workload.Settings.Single(setting => setting.Name == name);

    public static IEnumerable<string> Texts(this Workload workload, SettingOrigin origin) => workload.Settings.Where(setting => setting.Origin == origin).Select(setting => $"{setting.Name}={setting.Value} {setting.Place}");

    public static IEnumerable<string> TieTexts(this Workload workload) => workload.Ties.Select(tie => $"{tie.Kind} {tie.Target} {tie.Place}");

    public static IEnumerable<string> Missed(this SystemModel model) => model.Unresolved.Select(missed => $"{missed.Place} {missed.Workload}: {missed.What}");

    /// <summary>All of a model as text, so that two can be compared.</summary>
    public static string Description(this SystemModel model) => string.Join('\n', model.Workloads.Select(workload => string.Join('\n',
    [
        $"{workload.Name} {workload.Place} {workload.Unit} {workload.Image} {workload.IsJob} build {workload.Build?.Context} {workload.Build?.Dockerfile} {workload.Build?.Target}",
        string.Join(' ', workload.Hosts), string.Join(' ', workload.Ports), string.Join(' ', workload.Command),
        .. workload.Settings.Select(setting => setting.ToString()), .. workload.Ties.Select(tie => tie.ToString()),
    ])).Concat(model.Unresolved.Select(missed => missed.ToString())));
}
