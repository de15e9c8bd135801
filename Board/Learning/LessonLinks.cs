using Markdig.Syntax.Inlines;

namespace Evolution.Board.Learning;

/// <summary>Lets the links and pictures of a lesson lead to where the Board has them. What it does not have stays as text.</summary>
static class LessonLinks
{
    // Paths are resolved as addresses under a root that is no place: there is nothing above it.
    static readonly Uri Workshop = new("http://workshop/");

    /// <summary>Whether it leads into the web.</summary>
    public static bool IsWeb(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    /// <param name="link">The link or picture.</param>
    /// <param name="lesson">Where it stands.</param>
    /// <param name="isThere">Whether the workshop has a file.</param>
    public static void Rewrite(LinkInline link, Lesson lesson, Func<string, bool> isThere)
    {
        if (link.IsImage)
        {
            // Pictures come from the workshop's folder only: the Board loads nothing from elsewhere.
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

    /// <summary>The path of a relative address inside of the workshop, and its fragment; null where it leads elsewhere.</summary>
    static (string Name, string Fragment)? Inside(string? address, Lesson lesson)
    {
        if (string.IsNullOrEmpty(address) || address.StartsWith('/') || !Uri.TryCreate(address, UriKind.Relative, out var relative)) return null;
        if (!Uri.TryCreate(new Uri(Workshop, lesson.Name), relative, out var target) || !Workshop.IsBaseOf(target)) return null;
        return (Uri.UnescapeDataString(target.AbsolutePath).TrimStart('/'), target.Fragment);
    }

    /// <summary>Leaves what the link said.</summary>
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
