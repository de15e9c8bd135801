using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Evolution.AppHost.Discovery;

/// <summary>A folder of this host among the temporary files, which only this user enters.</summary>
sealed class AddressFolder
{
    const string Name = "evolution-addresses";

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Name}-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(12, lowercase: true)}");

    /// <summary>Makes it, and removes those of hosts that were killed before they could.</summary>
    public void Make()
    {
        foreach (var other in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), $"{Name}-*"))
        {
            if (!IsInUse(other)) Delete(other);
        }
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Path);
        else Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Delete() => Delete(Path);

    static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It was never made, another host was faster, or it is another user's.
        }
    }

    static bool IsInUse(string folder)
    {
        if (!int.TryParse(folder.Split('-')[^2], CultureInfo.InvariantCulture, out var id)) return true;
        try
        {
            using var host = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
