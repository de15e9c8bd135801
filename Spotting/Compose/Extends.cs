namespace Evolution.Spotting.Compose;

/// <summary>Merges services onto the ones that they extend, in their own file or in another one.</summary>
/// <param name="reading">Receives what cannot be resolved.</param>
/// <param name="servicesOf">Returns the services of another file.</param>
sealed class Extends(Reading reading, Func<string, Part, Part?> servicesOf)
{
    const int MaxExtendsDepth = 100;

    readonly Dictionary<MapPart, Part> known = [];
    readonly HashSet<MapPart> open = [];

    /// <summary>Extends the services of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="earlier">The documents before it, merged; their services can be extended too.</param>
    public MapPart Apply(MapPart document, MapPart earlier)
    {
        if (document["services"] is not MapPart services || services.Members.All(service => service.Value["extends"] is null)) return document;
        var extended = new MapPart(services.Source, services.Place.Line, [.. services.All.Select(service => service with { Value = Extended(service.Value, service.Key, services, earlier["services"]) })]) { Tag = services.Tag };
        return new(document.Source, document.Place.Line, [.. document.All.Select(section => section.Key is "services" ? section with { Value = extended } : section)]);
    }

    Part Extended(Part service, string name, Part services, Part? earlier)
    {
        if (service is not MapPart map || map["extends"] is not { } extends || (extends.Text ?? extends["service"]?.Text) is not { } other) return service;
        if (known.TryGetValue(map, out var done)) return done;
        if (open.Count == MaxExtendsDepth || !open.Add(map))
        {
            reading.Miss(extends.Place, open.Contains(map) ? "it extends itself in a circle, which is not followed" : $"more than {MaxExtendsDepth} services extend each other in a row, which is not followed", name);
            return service;
        }
        var below = Below(extends, other, name, services, earlier) as MapPart;
        open.Remove(map);
        return known[map] = below is null ? service : ComposeMerge.Services(below, map);
    }

    Part? Below(Part extends, string other, string name, Part services, Part? earlier)
    {
        var source = services;
        if (extends["file"] is { Text: { } path } file)
        {
            if (file.Unset.Count > 0 || reading.Resolve(file, path, name) is not { } found || servicesOf(found, file) is not { } there) return null;
            source = there;
        }
        if (source[other] is { } below) return Extended(below, other, source, ReferenceEquals(source, services) ? earlier : null);
        if (ReferenceEquals(source, services) && earlier?[other] is { } before) return before;
        reading.Miss(extends.Place, $"it extends {other}, which is not there", name);
        return null;
    }
}
