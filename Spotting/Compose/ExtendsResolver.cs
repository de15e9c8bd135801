namespace Evolution.Spotting.Compose;

/// <summary>Merges services with the services that they extend, in the same file or in another one.</summary>
/// <param name="session">Receives the items that cannot be resolved.</param>
/// <param name="readServices">Returns the services of another file.</param>
sealed class ExtendsResolver(ReadSession session, Func<string, ComposeValue, ComposeValue?> readServices)
{
    const int MaxExtendsDepth = 100;

    readonly Dictionary<ComposeMap, ComposeValue> resolvedServices = [];
    readonly HashSet<ComposeMap> pendingServices = [];

    /// <summary>Extends the services in a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="earlier">The merged documents before it, whose services can be extended too.</param>
    public ComposeMap Apply(ComposeMap document, ComposeMap earlier)
    {
        if (document["services"] is not ComposeMap services || services.Members.All(service => service.Value["extends"] is null)) return document;
        var extended = new ComposeMap(services.Source, services.Location.Line, [.. services.AllMembers.Select(service => service with { Value = Extend(service.Value, service.Key, services, earlier["services"]) })]) { Tag = services.Tag };
        return new(document.Source, document.Location.Line, [.. document.AllMembers.Select(section => section.Key is "services" ? section with { Value = extended } : section)]);
    }

    ComposeValue Extend(ComposeValue service, string name, ComposeValue services, ComposeValue? earlier)
    {
        if (service is not ComposeMap map || map["extends"] is not { } extends || (extends.Text ?? extends["service"]?.Text) is not { } baseName) return service;
        if (resolvedServices.TryGetValue(map, out var result)) return result;
        if (pendingServices.Count == MaxExtendsDepth || !pendingServices.Add(map))
        {
            session.Report(extends.Location, pendingServices.Contains(map) ? "the service extends itself in a cycle, which is not followed" : $"the chain of extended services is longer than {MaxExtendsDepth}; the rest is not followed", name);
            return service;
        }
        var baseService = FindBase(extends, baseName, name, services, earlier) as ComposeMap;
        pendingServices.Remove(map);
        return resolvedServices[map] = baseService is null ? service : ComposeMerger.MergeServices(baseService, map);
    }

    ComposeValue? FindBase(ComposeValue extends, string baseName, string name, ComposeValue services, ComposeValue? earlier)
    {
        var source = services;
        if (extends["file"] is { Text: { } path } file)
        {
            if (file.UnsetVariables.Count > 0 || session.Resolve(file, path, name) is not { } otherFile || readServices(otherFile, file) is not { } otherServices) return null;
            source = otherServices;
        }
        if (source[baseName] is { } baseService) return Extend(baseService, baseName, source, ReferenceEquals(source, services) ? earlier : null);
        if (ReferenceEquals(source, services) && earlier?[baseName] is { } earlierService) return earlierService;
        session.Report(extends.Location, $"the extended service {baseName} does not exist", name);
        return null;
    }
}
