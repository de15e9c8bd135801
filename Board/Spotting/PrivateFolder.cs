using Evolution.Board.Spotting.Input;

namespace Evolution.Board.Spotting;

/// <summary>A new temporary folder that only this user can look into, for as long as files are examined.</summary>
sealed class PrivateFolder : IDisposable
{
    public const string Prefix = "evolution-spot-";

    // Of mode 700 where there are modes.
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory(Prefix);

    /// <summary>Its full path.</summary>
    public string Path => folder.FullName;

    /// <summary>Writes files into it.</summary>
    /// <exception cref="InvalidOperationException">A name leads out of it.</exception>
    public void Write(IEnumerable<GivenFile> files)
    {
        foreach (var file in files)
        {
            var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, file.Name));
            if (!path.StartsWith(Path + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new InvalidOperationException($"{file.Name} leads out of the folder.");
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }
    }

    /// <summary>Deletes it, which may be done more than once.</summary>
    public void Dispose()
    {
        try
        {
            if (Directory.Exists(Path)) folder.Delete(recursive: true);
        }
        // A caller that times out deletes it while it is still read; the reader deletes it again when it ends.
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
        }
    }
}
