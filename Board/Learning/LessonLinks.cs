using Markdig.Syntax.Inlines;

namespace Evolution.Board.Learning;

/// <summary>Rewrites the links and pictures of a lesson to addresses on the Board. Links to missing files become text.</summary>
static class LessonLinks
{
    // Paths are resolved as addresses under an artificial root, so that none leads above it.
    static readonly Uri Workshop = new("http://workshop/");

    /// <summary>Returns whether an address is an absolute HTTP or HTTPS address.</summary>
    public static bool IsWeb(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    /// <param name="link">The link or picture.</param>
    /// <param name="lesson">The lesson that contains it.</param>
    /// <param name="isThere">Returns whether the workshop has a file.</param>
    public static void Rewrite(LinkInline link, Lesson lesson, Func<string, bool> isThere)
    {
        if (link.IsImage)
        {
            // Pictures come only from the workshop's folder: the Board loads nothing from other origins.
            if (Inside(link.Url, lesson) is var (picture, _) && isThere(picture)) link.Url = PictureEndpoint.AddressOf(picture);
            else Unlink(link);
        }
        else if (link.Url is ['#', ..])
        {
            link.Url = lesson.Address + link.Url;
        }
        else if (Inside(link.Url, lesson) is var (file, fragment) && file.EndsWith(Lesson.Ending, StringComparison.OrdinalIgnoreCase) && isThere(file))
        {
            link.Url = Lesson.AddressOf(file[..^Lesson.Ending.Length]) + fragment;
        }
        else if (!IsWeb(link.Url))
        {
            Unlink(link);
        }
    }

    /// <summary>Returns the path in the workshop and the fragment of a relative address; null if it leads elsewhere.</summary>
    static (string Name, string Fragment)? Inside(string? address, Lesson lesson)
    {
        if (string.IsNullOrEmpty(address) || address.StartsWith('/') || !Uri.TryCreate(address, UriKind.Relative, out var relative)) return null;
        if (!Uri.TryCreate(new Uri(Workshop, lesson.Name), relative, out var target) || !Workshop.IsBaseOf(target)) return null;
        return (Uri.UnescapeDataString(target.AbsolutePath).TrimStart('/'), target.Fragment);
    }

    /// <summary>Replaces a link with its text.</summary>
    static void Unlink(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }
        link.Remove();
    }
}
