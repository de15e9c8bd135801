#pragma warning disable ASPIRECERTIFICATES001 // No endpoint here uses TLS; the API that disables it is still experimental.

using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Configuration;

namespace Evolution.AppHost.Starting;

/// <summary>Starts services from the programs that are built with the app host.</summary>
static class BuiltProgramExtensions
{
    /// <summary>
    /// The number of heaps in which glibc allocates native memory. By default it is eight for each processor; they fill one after the other, so that
    /// the memory of a service grew by 10 MB over half a million orders. Images have the same setting: see Services/Directory.Build.props.
    /// </summary>
    const string MaxNativeArenas = "2";

    /// <summary>
    /// Runs the built program directly, on its own port that callers reach without a proxy. Aspire would start <c>dotnet run</c>, an
    /// additional process of about 140 MB for each service. A debugger or <c>dotnet watch</c> still starts services in its own way.
    /// </summary>
    public static IResourceBuilder<ProjectResource> AsBuiltProgram(this IResourceBuilder<ProjectResource> project)
    {
        if (!project.ApplicationBuilder.ExecutionContext.IsRunMode) return project;
        project.WithEndpoint("http", endpoint => endpoint.IsProxied = false, createIfNotExists: false).WithTelemetryTarget();
        project.WithoutHttpsCertificate();

        var configuration = project.ApplicationBuilder.Configuration;
        if (configuration["DEBUG_SESSION_PORT"] is { Length: > 0 } || configuration.GetValue<bool>("DOTNET_WATCH")) return project;

        var source = project.Resource.GetProjectMetadata().ProjectPath;
        return project
            .WithAnnotation(new ExecutableAnnotation { Command = GetProgramPath(source), WorkingDirectory = Path.GetDirectoryName(source)! })
            .WithEnvironment("DOTNET_ROOT", RuntimeRoot)
            .WithEnvironment("MALLOC_ARENA_MAX", MaxNativeArenas);
    }

    /// <summary>Returns the path of the program that a project was built into, which the build records in the assembly's metadata: see AppHost.csproj.</summary>
    static string GetProgramPath(string project) => typeof(BuiltProgramExtensions).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == $"Program:{Path.GetFileNameWithoutExtension(project)}")?.Value
        ?? throw new InvalidOperationException($"The app host's metadata contains no program path for {project}.");

    /// <summary>The root of this process's .NET runtime, whose folder is <c>ROOT/shared/Microsoft.NETCore.App/VERSION/</c>. Services might not find the runtime otherwise.</summary>
    static string RuntimeRoot => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
