using Evolution.Board.Spotting.Input;

namespace Evolution.Board.Spotting;

/// <summary>A temporary folder that only the current user can read, and that exists for the duration of an analysis.</summary>
sealed class PrivateFolder : IDisposable
{
    public const string Prefix = "evolution-spot-";

    // Created with mode 700 on Unix.
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory(Prefix);

    /// <summary>The full path.</summary>
    public string Path => folder.FullName;

    /// <summary>Writes files into the folder.</summary>
    /// <exception cref="InvalidOperationException">The path of a file is outside the folder.</exception>
    public void Write(IEnumerable<SourceFile> files)
    {
        foreach (var file in files)
        {
            var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, file.Name));
            if (!path.StartsWith(Path + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new InvalidOperationException($"{file.Name} is outside the folder.");
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }
    }

    /// <summary>Deletes the folder. Can be called more than once.</summary>
    public void Dispose()
    {
        try
        {
            if (Directory.Exists(Path)) folder.Delete(recursive: true);
        }
        // After a timeout or a cancellation, the caller deletes the folder while the analysis still reads it. The analysis deletes it again when it ends.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
