using Evolution.Lab;

namespace Evolution.Board.Learning;

/// <summary>The lessons in the repository's <c>workshop/</c>, and the pictures beside them. Whatever is asked for is looked up by name among what is there, so that no name leads out of the folder.</summary>
/// <param name="folder">Finds the folder; it need not be there.</param>
sealed class LessonLibrary(Func<string> folder)
{
    static readonly Dictionary<string, string> PictureTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".svg"] = "image/svg+xml",
    };

    // A link could lead anywhere, so that none is followed.
    static readonly EnumerationOptions Search = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };

    /// <summary>Whether there is any.</summary>
    public bool HasLessons => Files().Any(IsLesson);

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<Lesson> Lessons =>
        [.. Files().Where(IsLesson).OrderBy(file => file, StringComparer.Ordinal).Select(file => (Name: file[..^Lesson.Ending.Length], Text: Read(file))).Select(lesson => new Lesson(lesson.Name, LessonText.TitleOf(lesson.Text) ?? lesson.Name, lesson.Text))];

    /// <summary>Whether there is a file of that path in the folder, with <c>/</c> between folders.</summary>
    public bool Has(string file) => Files().Contains(file);

    /// <summary>A picture's file and its type.</summary>
    /// <param name="name">Its path in the folder, with <c>/</c> between folders.</param>
    /// <returns>Null where there is none of that name.</returns>
    public (string Path, string Type)? Picture(string name) =>
        Has(name) && PictureTypes.TryGetValue(Path.GetExtension(name), out var type) ? (Path.Combine(Root!, name), type) : null;

    static bool IsLesson(string file) => file.EndsWith(Lesson.Ending, StringComparison.OrdinalIgnoreCase);

    string? Root
    {
        get
        {
            try
            {
                return folder() is var path && Directory.Exists(path) ? path : null;
            }
            catch (LabException)
            {
                // The Board runs outside of a repository: there is no workshop.
                return null;
            }
        }
    }

    IEnumerable<string> Files() => Root is { } root ? Directory.EnumerateFiles(root, "*", Search).Select(path => Path.GetRelativePath(root, path).Replace('\\', '/')) : [];

    string Read(string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(Root!, file));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"This lesson cannot be read: {failure.Message}";
        }
    }
}
