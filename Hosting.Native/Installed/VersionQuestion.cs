using System.Diagnostics;

namespace Evolution.Hosting.Native;

/// <summary>Asks a program for its version.</summary>
static class VersionQuestion
{
    /// <summary>What stands behind <paramref name="before"/> in the answer to <c>--version</c>.</summary>
    public static string Ask(string program, string before)
    {
        using var process = Process.Start(new ProcessStartInfo(program, ["--version"]) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text[(text.IndexOf(before, StringComparison.Ordinal) + before.Length)..].Split(' ', '\n')[0];
    }
}
