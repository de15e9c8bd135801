using Evolution.Lab;

namespace Evolution.Board.Learning;

/// <summary>The lessons and pictures in the repository's <c>workshop/</c>. A requested name must match an existing file, so that files outside the folder cannot be requested.</summary>
/// <param name="findFolder">Returns the folder, which need not exist.</param>
sealed class LessonLibrary(Func<string> findFolder)
{
    static readonly Dictionary<string, string> PictureMediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".svg"] = "image/svg+xml",
    };

    // Symbolic links are skipped, because their targets could be outside the folder.
    static readonly EnumerationOptions SearchOptions = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };

    /// <summary>Whether there are lessons.</summary>
    public bool HasLessons => FindFiles().Any(IsLesson);

    /// <summary>All lessons, ordered by name.</summary>
    public IReadOnlyList<Lesson> Lessons =>
        [.. FindFiles().Where(IsLesson).OrderBy(file => file, StringComparer.Ordinal).Select(file => (Name: file[..^Lesson.Extension.Length], Text: ReadText(file))).Select(lesson => new Lesson(lesson.Name, LessonText.GetTitle(lesson.Text) ?? lesson.Name, lesson.Text))];

    /// <summary>Returns whether the folder contains a file with this path, with forward slashes.</summary>
    public bool Contains(string file) => FindFiles().Contains(file);

    /// <summary>Returns the path and the media type of a picture.</summary>
    /// <param name="name">The path in the folder, with forward slashes.</param>
    /// <returns>Null if there is no such picture.</returns>
    public (string Path, string Type)? FindPicture(string name) =>
        Contains(name) && PictureMediaTypes.TryGetValue(Path.GetExtension(name), out var type) ? (Path.Combine(Root!, name), type) : null;

    static bool IsLesson(string file) => file.EndsWith(Lesson.Extension, StringComparison.OrdinalIgnoreCase);

    string? Root
    {
        get
        {
            try
            {
                return findFolder() is var path && Directory.Exists(path) ? path : null;
            }
            catch (LabException)
            {
                // Outside a repository, there is no workshop.
                return null;
            }
        }
    }

    IEnumerable<string> FindFiles() => Root is { } root ? Directory.EnumerateFiles(root, "*", SearchOptions).Select(path => Path.GetRelativePath(root, path).Replace('\\', '/')) : [];

    string ReadText(string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(Root!, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"This lesson cannot be read: {exception.Message}";
        }
    }
}
