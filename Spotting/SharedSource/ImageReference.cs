namespace Evolution.Spotting.SharedSource;

/// <summary>Parses image references.</summary>
static class ImageReference
{
    // Public base images: services that are based on the same one have no source in common.
    static readonly HashSet<string> BaseImageNames =
    [
        "node", "python", "golang", "openjdk", "eclipse-temurin", "amazoncorretto", "ruby", "php", "maven", "gradle", "rust", "elixir", "erlang", "dart", "composer", "oven/bun", "denoland/deno",
        "alpine", "ubuntu", "debian", "busybox", "bash", "centos", "fedora", "amazonlinux", "scratch", "nginx", "httpd", "tomcat", "jetty", "curlimages/curl", "bitnami/kubectl",
    ];

    static readonly HashSet<string> FloatingTags = ["latest", "main", "master", "dev", "develop", "edge", "stable", "nightly", "release", "beta", "alpha", "rc", "local", "test", "staging", "prod", "production"];

    /// <summary>Returns the key that images of the same source share: the name, and the tag if it is neither a version nor a floating tag. Null for base images, or if there is no image.</summary>
    public static string? GetKey(string? image)
    {
        if (string.IsNullOrWhiteSpace(image)) return null;
        var (name, tag) = Split(image);
        return IsBaseImage(name) ? null : IsVersionOrFloating(tag) ? name : $"{name}:{tag}";
    }

    /// <summary>Returns the last segment of the name: <c>orders</c> for <c>ghcr.io/shop/orders:1.2</c>.</summary>
    public static string GetLastSegment(string image) => Paths.GetName(Split(image).Name);

    static (string Name, string? Tag) Split(string image)
    {
        image = image.Trim();
        if (image.IndexOf('@') is > 0 and var digestIndex) image = image[..digestIndex];
        var colon = image.IndexOf(':', image.LastIndexOf('/') + 1);
        // The default of a variable has its own colon.
        if (image.IndexOf("${", StringComparison.Ordinal) is >= 0 and var variableIndex && colon > variableIndex) return (image, null);
        return colon < 0 ? (image, null) : (image[..colon], image[(colon + 1)..]);
    }

    static bool IsBaseImage(string name)
    {
        if (name.StartsWith("docker.io/", StringComparison.Ordinal)) name = name["docker.io/".Length..];
        if (name.StartsWith("library/", StringComparison.Ordinal)) name = name["library/".Length..];
        return BaseImageNames.Contains(name) || name.StartsWith("mcr.microsoft.com/dotnet/", StringComparison.Ordinal) || name.StartsWith("gcr.io/distroless/", StringComparison.Ordinal);
    }

    static bool IsVersionOrFloating(string? tag) =>
        string.IsNullOrEmpty(tag) || FloatingTags.Contains(tag) || tag.Contains('$') || char.IsAsciiDigit(tag[0])
        || (tag[0] is 'v' or 'V' && tag.Length > 1 && char.IsAsciiDigit(tag[1]))
        || (tag.Length >= 7 && tag.All(char.IsAsciiHexDigit))
        || FloatingTags.Any(floatingTag => tag.StartsWith(floatingTag + "-", StringComparison.Ordinal));
}
