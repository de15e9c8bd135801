namespace Evolution.Hosting.Native;

/// <summary>The folder that this clone's hosts share: <c>.evolution</c> in the solution's root, which git ignores.</summary>
sealed record StateFolder(string Path)
{
    static readonly string[] RootSigns = [".git", "global.json", "*.slnx", "*.sln"];

    /// <summary>A record for each host that runs, or that was killed.</summary>
    public string Runs => Make("runs");

    /// <summary>The logs of the last hosts, each in a folder of its own.</summary>
    public string Logs => Make("logs");

    /// <summary>What is slow to make and the same for every host.</summary>
    public string Templates => Make("templates");

    /// <summary>The state folder of the solution that a folder is part of.</summary>
    public static StateFolder Of(string folder)
    {
        var root = new DirectoryInfo(folder);
        while (root is not null && !RootSigns.Any(sign => root.EnumerateFileSystemInfos(sign).Any())) root = root.Parent;
        return new(System.IO.Path.Combine(root?.FullName ?? folder, ".evolution"));
    }

    string Make(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;
}
