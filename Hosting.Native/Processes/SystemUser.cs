using System.Globalization;
using System.Runtime.InteropServices;

namespace Evolution.Hosting.Native;

/// <summary>A user of this machine.</summary>
sealed partial record SystemUser(string Name, uint Id, uint Group)
{
    /// <summary>Whether this host runs as root.</summary>
    public static bool IsRoot => !OperatingSystem.IsWindows() && EffectiveUser() is 0;

    /// <summary>The id of the user that this host runs as.</summary>
    public static uint Current => EffectiveUser();

    /// <summary>The first of these users that exists.</summary>
    public static SystemUser? First(params string[] names) => File.Exists("/etc/passwd")
        ? names.Select(name => File.ReadLines("/etc/passwd").Select(line => line.Split(':')).FirstOrDefault(fields => fields[0] == name)).OfType<string[]>()
            .Select(fields => new SystemUser(fields[0], uint.Parse(fields[2], CultureInfo.InvariantCulture), uint.Parse(fields[3], CultureInfo.InvariantCulture)))
            .FirstOrDefault()
        : null;

    /// <summary>Gives a file or folder to this user.</summary>
    /// <exception cref="IOException">It cannot be given away.</exception>
    public void Own(string path)
    {
        if (ChangeOwner(path, Id, Group) is not 0)
            throw new IOException($"{path} cannot be given to {Name}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
