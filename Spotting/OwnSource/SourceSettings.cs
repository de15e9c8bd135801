using Evolution.Spotting.Model;
using Evolution.Spotting.SharedSource;

namespace Evolution.Spotting.OwnSource;

/// <summary>
/// The configuration in the source of services: the environment in their Dockerfile, their configuration files, and the
/// addresses in their code. Source that several services are built from shows the configuration of none of them.
/// </summary>
sealed class SourceSettings(ServiceSources sources)
{
    /// <summary>The maximum amount of text that is read, in characters, over all services.</summary>
    const long MaxSourceBytes = 32 * 1024 * 1024;

    readonly Dictionary<Workload, ServiceSource> seen = sources.All.Where(source => source.IsSeen).ToDictionary(source => source.Service, ReferenceEqualityComparer.Instance as IEqualityComparer<Workload>);
    long left = MaxSourceBytes;

    /// <summary>Returns the settings of a service, read lazily; none if its source is not available.</summary>
    public IEnumerable<Setting> Of(Workload service)
    {
        if (!seen.TryGetValue(service, out var source)) yield break;
        var environment = new ServiceVariables(service, sources.DockerOf(source)?.Environment ?? []);
        foreach (var setting in environment.FromImage) yield return setting;
        foreach (var file in OwnFiles.Of(sources, source))
        {
            var isConfiguration = ConfigurationFile.Is(file, environment);
            if (!isConfiguration && !SourceCode.Is(file)) continue;
            if (left <= 0)
            {
                sources.Files.Report(service.Place, $"there are more than {MaxSourceBytes / 1024 / 1024} MiB of source; addresses in the rest of it were not sought", service.Name);
                yield break;
            }
            if (sources.Files.Read(file, (text, _) => text) is not { } text) continue;
            left -= text.Length;
            foreach (var setting in isConfiguration ? ConfigurationFile.Settings(file, text, environment) : SourceCode.Settings(file, text)) yield return setting;
        }
    }
}
