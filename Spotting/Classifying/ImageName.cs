namespace Evolution.Spotting.Classifying;

/// <summary>The part of an image name that identifies the content of the image.</summary>
/// <param name="Path">The repository without the registry, such as <c>bitnami/postgresql</c>.</param>
readonly record struct ImageName(string Path)
{
    /// <summary>The last segment, such as <c>postgresql</c>.</summary>
    public string LastSegment => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Parses <c>registry:port/owner/name:tag@digest</c>.</summary>
    public static ImageName Parse(string image)
    {
        var name = image.Trim().ToLowerInvariant();
        // A leading variable represents a registry or an owner.
        while (name.StartsWith("${", StringComparison.Ordinal) && name.IndexOf('}') is > 0 and var end && end + 1 < name.Length) name = name[(end + 1)..].TrimStart('/');
        if (name.IndexOf('@') is > 0 and var digest) name = name[..digest];
        if (name.LastIndexOf(':') is > 0 and var tag && tag > name.LastIndexOf('/')) name = name[..tag];
        var first = name.IndexOf('/');
        if (first > 0 && (name[..first].Contains('.') || name[..first].Contains(':') || name[..first] is "localhost")) name = name[(first + 1)..];
        return new(name.StartsWith("library/", StringComparison.Ordinal) ? name[8..] : name);
    }
}
