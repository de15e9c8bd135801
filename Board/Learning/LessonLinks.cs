using Markdig.Syntax.Inlines;

namespace Evolution.Board.Learning;

/// <summary>Rewrites the links and pictures of a lesson to addresses on the Board. Links to missing files are replaced with their text.</summary>
static class LessonLinks
{
    // Paths are resolved against an artificial root, so that paths outside it are detected.
    static readonly Uri Root = new("http://workshop/");

    /// <summary>Returns whether an address is an absolute HTTP or HTTPS address.</summary>
    public static bool IsWebAddress(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    /// <summary>Rewrites a link or picture.</summary>
    /// <param name="link">The link or picture.</param>
    /// <param name="lesson">The lesson that contains it.</param>
    /// <param name="fileExists">Returns whether the workshop contains a file.</param>
    public static void Rewrite(LinkInline link, Lesson lesson, Func<string, bool> fileExists)
    {
        if (link.IsImage)
        {
            // Only pictures in the workshop folder are shown: the Board loads nothing from other origins.
            if (Resolve(link.Url, lesson) is var (picture, _) && fileExists(picture)) link.Url = PictureEndpoint.GetAddress(picture);
            else ReplaceWithText(link);
        }
        else if (link.Url is ['#', ..])
        {
            link.Url = lesson.Address + link.Url;
        }
        else if (Resolve(link.Url, lesson) is var (file, fragment) && file.EndsWith(Lesson.Extension, StringComparison.OrdinalIgnoreCase) && fileExists(file))
        {
            link.Url = Lesson.GetAddress(file[..^Lesson.Extension.Length]) + fragment;
        }
        else if (!IsWebAddress(link.Url))
        {
            ReplaceWithText(link);
        }
    }

    /// <summary>Returns the path in the workshop and the fragment of a relative address; null if it is outside the workshop.</summary>
    static (string Name, string Fragment)? Resolve(string? address, Lesson lesson)
    {
        if (string.IsNullOrEmpty(address) || address.StartsWith('/') || !Uri.TryCreate(address, UriKind.Relative, out var relative)) return null;
        if (!Uri.TryCreate(new Uri(Root, lesson.Name), relative, out var target) || !Root.IsBaseOf(target)) return null;
        return (Uri.UnescapeDataString(target.AbsolutePath).TrimStart('/'), target.Fragment);
    }

    /// <summary>Replaces a link with its text.</summary>
    static void ReplaceWithText(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }
        link.Remove();
    }
}
