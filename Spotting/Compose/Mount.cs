namespace Evolution.Spotting.Compose;

/// <summary>A mount of a service.</summary>
/// <param name="Kind">The kind of mount.</param>
/// <param name="Source">The path or the name of the volume.</param>
/// <param name="Target">The path in the container.</param>
/// <param name="Value">The definition.</param>
sealed record Mount(MountKind Kind, string Source, string Target, ComposeValue Value);

/// <summary>The kind of a mount.</summary>
enum MountKind
{
    /// <summary>A file or folder on the host.</summary>
    Bind,

    /// <summary>A named volume.</summary>
    Volume,

    /// <summary>Another kind of mount, whose content is not shared, such as an anonymous volume.</summary>
    Other,
}

/// <summary>Parses mounts: <c>/inside</c>, <c>./outside:/inside:ro</c>, <c>data:/inside</c>, <c>{type: bind, source: ./outside, target: /inside}</c>.</summary>
static class MountParser
{
    public static Mount? Parse(ComposeValue item)
    {
        if (item.Text is { } text) return ParseShort(item, text);
        if (item["target"]?.Text is not { } target) return null;
        var source = item["source"]?.Text ?? "";
        var kind = item["type"]?.Text switch
        {
            "bind" => MountKind.Bind,
            "volume" => source.Length > 0 ? MountKind.Volume : MountKind.Other,
            null => GetKind(source),
            _ => MountKind.Other,
        };
        return new(kind, source, TrimSlash(target), item);
    }

    static Mount ParseShort(ComposeValue item, string text)
    {
        // C:\data:/data
        var start = text.Length > 2 && char.IsAsciiLetter(text[0]) && text[1] == ':' && text[2] is '\\' or '/' ? 2 : 0;
        var colon = text.IndexOf(':', start);
        if (colon < 0) return new(MountKind.Other, "", TrimSlash(text), item);
        var end = text.IndexOf(':', colon + 1);
        var source = text[..colon];
        return new(GetKind(source), source, TrimSlash(end < 0 ? text[(colon + 1)..] : text[(colon + 1)..end]), item);
    }

    static MountKind GetKind(string source) => source switch
    {
        "" => MountKind.Other,
        _ when source[0] is '.' or '~' or '$' || source.AsSpan().ContainsAny('/', '\\') => MountKind.Bind,
        _ => MountKind.Volume,
    };

    static string TrimSlash(string target) => target.Length > 1 ? target.TrimEnd('/') : target;
}
