using Evolution.ApiContracts.Deployments;

namespace Evolution.Testing;

/// <summary>The repository that contains the tests.</summary>
public static class RepositoryFolder
{
    /// <summary>The root folder.</summary>
    public static string Path { get; } = Find();

    /// <summary>Returns the contracts that a service provides and consumes.</summary>
    /// <param name="service">The name of the service's folder.</param>
    public static ServiceContracts GetContracts(string service) => new(service.ToLowerInvariant(), System.IO.Path.Combine(Path, "Services", service));

    static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is not in a repository.");
        return folder.FullName;
    }
}
