using Evolution.Spotting.Model;
using Evolution.Spotting.SharedSource;

namespace Evolution.Spotting.OwnSource;

/// <summary>
/// Reads the settings in the source of services: the environment in their Dockerfile, their configuration files, and the
/// addresses in their code. Source that several services share is not read, because it does not show which of them uses an address.
/// </summary>
sealed class SourceSettings(ServiceSources sources)
{
    /// <summary>The maximum amount of source that is searched, in characters, over all services.</summary>
    const long MaxSourceLength = 32 * 1024 * 1024;

    readonly Dictionary<Workload, ServiceSource> sourceByService = sources.All.Where(source => source.IsAvailable).ToDictionary(source => source.Service, ReferenceEqualityComparer.Instance as IEqualityComparer<Workload>);
    long remaining = MaxSourceLength;

    /// <summary>Reads the settings of a service lazily; none if its source is not available.</summary>
    public IEnumerable<Setting> Read(Workload service)
    {
        if (!sourceByService.TryGetValue(service, out var source)) yield break;
        var environment = new ServiceVariables(service, sources.GetDockerBuild(source)?.Environment ?? []);
        foreach (var setting in environment.ImageVariables) yield return setting;
        foreach (var file in ExclusiveFiles.Find(sources, source))
        {
            var isConfiguration = ConfigurationFile.IsLoaded(file, environment);
            if (!isConfiguration && !SourceCode.IsServiceCode(file)) continue;
            if (remaining <= 0)
            {
                sources.Files.Report(service.Location, $"the source of all services is larger than {MaxSourceLength / 1024 / 1024} MiB; the rest of this service's source was not searched for addresses", service.Name);
                yield break;
            }
            if (sources.Files.Read(file, (text, _) => text) is not { } text) continue;
            remaining -= text.Length;
            foreach (var setting in isConfiguration ? ConfigurationFile.Parse(file, text, environment) : SourceCode.Parse(file, text)) yield return setting;
        }
    }
}
