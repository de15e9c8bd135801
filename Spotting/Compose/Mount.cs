namespace Evolution.Spotting.Compose;

/// <summary>A mount of a service.</summary>
/// <param name="Kind">The kind of mount.</param>
/// <param name="From">The path or the name of the volume.</param>
/// <param name="Target">The path in the container.</param>
/// <param name="At">Where it is defined.</param>
sealed record Mount(MountKind Kind, string From, string Target, Part At);

/// <summary>The kind of a mount.</summary>
enum MountKind
{
    /// <summary>A file or folder of the host.</summary>
    Bind,

    /// <summary>A named volume.</summary>
    Volume,

    /// <summary>A mount whose content is not shared with others, such as an anonymous volume.</summary>
    Other,
}

/// <summary>The forms of a mount: <c>/inside</c>, <c>./outside:/inside:ro</c>, <c>data:/inside</c>, <c>{type: bind, source: ./outside, target: /inside}</c>.</summary>
static class MountForm
{
    public static Mount? Read(Part item)
    {
        if (item.Text is { } text) return Short(item, text);
        if (item["target"]?.Text is not { } target) return null;
        var from = item["source"]?.Text ?? "";
        var kind = item["type"]?.Text switch
        {
            "bind" => MountKind.Bind,
            "volume" => from.Length > 0 ? MountKind.Volume : MountKind.Other,
            null => KindOf(from),
            _ => MountKind.Other,
        };
        return new(kind, from, Trimmed(target), item);
    }

    static Mount Short(Part item, string text)
    {
        // C:\data:/data
        var start = text.Length > 2 && char.IsAsciiLetter(text[0]) && text[1] == ':' && text[2] is '\\' or '/' ? 2 : 0;
        var colon = text.IndexOf(':', start);
        if (colon < 0) return new(MountKind.Other, "", Trimmed(text), item);
        var end = text.IndexOf(':', colon + 1);
        var from = text[..colon];
        return new(KindOf(from), from, Trimmed(end < 0 ? text[(colon + 1)..] : text[(colon + 1)..end]), item);
    }

    static MountKind KindOf(string from) => from switch
    {
        "" => MountKind.Other,
        _ when from[0] is '.' or '~' or '$' || from.AsSpan().ContainsAny('/', '\\') => MountKind.Bind,
        _ => MountKind.Volume,
    };

    static string Trimmed(string target) => target.Length > 1 ? target.TrimEnd('/') : target;
}
