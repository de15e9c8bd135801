using Evolution.ApiContracts.Deployments;

namespace Evolution.Testing;

/// <summary>The repository that the tests were built in.</summary>
public static class RepositoryFolder
{
    /// <summary>Its folder.</summary>
    public static string Path { get; } = Find();

    /// <summary>What a service offers and relies on.</summary>
    /// <param name="service">Its name, as its folder is called.</param>
    public static ServiceContracts Contracts(string service) => new(service.ToLowerInvariant(), System.IO.Path.Combine(Path, "Services", service));

    static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is in no repository.");
        return folder.FullName;
    }
}
