namespace Evolution.Hosting.Native;

/// <summary>Files and folders that nobody but their owner reads.</summary>
static class PrivateFile
{
    const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const UnixFileMode FolderMode700 = FileMode600 | UnixFileMode.UserExecute;

    /// <summary>Writes a file of mode 600.</summary>
    public static void Write(string path, string content)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = FileMode600;
        using var writer = new StreamWriter(path, options);
        writer.Write(content);
    }

    /// <summary>Makes a folder of mode 700.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="passable">Lets others pass through to folders in it that are theirs, but not list it.</param>
    public static string MakeFolder(string path, bool passable = false)
    {
        if (OperatingSystem.IsWindows()) return Directory.CreateDirectory(path).FullName;
        return Directory.CreateDirectory(path, passable ? FolderMode700 | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : FolderMode700).FullName;
    }
}
