namespace Evolution.Hosting.Native;

/// <summary>A server that is installed on this machine.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Version">Such as 15.18.</param>
/// <param name="Folder">Where its programs are.</param>
sealed record InstalledServer(string Name, string Version, string Folder)
{
    /// <summary>The path of one of its programs.</summary>
    public string Program(string name) => Path.Combine(Folder, name);

    public override string ToString() => $"{Name} {Version} from {Folder}";
}
