namespace Evolution.Evo.Pipelines;

/// <summary>Reads the contracts release that a service is built against, from the <c>contracts.version</c> file next to its project.</summary>
static class ContractsPin
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "contracts.version";

    /// <summary>Reads the contracts release of a service.</summary>
    /// <exception cref="LabException">The file is missing or does not contain a version.</exception>
    public static Version Read(Repository repository, PipelineUnit service)
    {
        var file = repository[service.Folder!, FileName];
        return File.Exists(file) && Version.TryParse(File.ReadAllText(file).Trim(), out var version) && version is { Build: >= 0, Revision: -1 } ? version
            : throw new LabException($"{service.Folder}/{FileName} must contain the contracts version that {service.Name} is built against, such as 2.0.0.");
    }
}
