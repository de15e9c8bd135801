using System.Runtime.Versioning;

namespace Evolution.Lab.Testing;

/// <summary>A user who cannot write to part of a repository: <c>nobody</c> if the tests run as root, otherwise the current user without write permission.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class UnprivilegedUser : IDisposable
{
    const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    const UnixFileMode ReadWrite = ReadOnly | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    const string NobodyId = "65534";

    readonly string root;
    string? deniedFolder;

    /// <summary>Lets every user read and write the repository.</summary>
    public UnprivilegedUser(string root)
    {
        this.root = root;
        foreach (var folder in Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories).Prepend(root)) File.SetUnixFileMode(folder, ReadWrite);
    }

    /// <summary>The prefix that runs a command as this user.</summary>
    public IReadOnlyList<string> CommandPrefix { get; } = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", NobodyId, "--regid", NobodyId, "--clear-groups"] : [];

    /// <summary>Makes a folder of the repository read-only for this user.</summary>
    public UnprivilegedUser DenyWrite(string folder)
    {
        deniedFolder = Path.Combine(root, folder);
        File.SetUnixFileMode(deniedFolder, ReadOnly);
        return this;
    }

    public void Dispose()
    {
        if (deniedFolder is not null) File.SetUnixFileMode(deniedFolder, ReadWrite);
    }
}
