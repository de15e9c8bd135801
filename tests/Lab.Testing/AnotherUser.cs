using System.Runtime.Versioning;

namespace Evolution.Lab.Testing;

/// <summary>A user without rights in a repository: where the tests run as root, one without a name; else their own, who loses rights.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class AnotherUser : IDisposable
{
    const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    const UnixFileMode Everything = Readable | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    const string Nobody = "65534";

    readonly string root;
    string? denied;

    /// <summary>Lets everybody read and write a repository.</summary>
    public AnotherUser(string root)
    {
        this.root = root;
        foreach (var folder in Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories).Prepend(root)) File.SetUnixFileMode(folder, Everything);
    }

    /// <summary>What a command begins with that this user runs.</summary>
    public IReadOnlyList<string> Command { get; } = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", Nobody, "--regid", Nobody, "--clear-groups"] : [];

    /// <summary>Has it read a folder of the repository and write nothing there.</summary>
    public AnotherUser Deny(string folder)
    {
        denied = Path.Combine(root, folder);
        File.SetUnixFileMode(denied, Readable);
        return this;
    }

    public void Dispose()
    {
        if (denied is not null) File.SetUnixFileMode(denied, Everything);
    }
}
