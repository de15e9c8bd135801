namespace Evolution.Spotting.Compose;

/// <summary>A file of a project.</summary>
/// <param name="File">The file, relative to where the user pointed.</param>
/// <param name="Folder">What paths in it are relative to: the project's folder, which need not be the file's own.</param>
sealed record Source(string File, string Folder);
