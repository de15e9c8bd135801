namespace Evolution.Hosting.Native;

/// <summary>Finds Redis.</summary>
static class RedisInstallation
{
    static readonly string[] Folders = ["/usr/bin", "/opt/homebrew/bin", "/usr/local/bin", "/opt/homebrew/opt/redis/bin", "/usr/local/opt/redis/bin"];

    public static InstalledServer? Find() => SearchPath.Find("redis-server", Folders) is { } program
        ? new("redis", VersionQuestion.Ask(program, "v="), Path.GetDirectoryName(program)!)
        : null;
}
