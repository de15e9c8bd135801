#pragma warning disable ASPIRECERTIFICATES001 // Nothing here speaks TLS; the API that says so is still experimental.

using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Configuration;

namespace Evolution.AppHost.Starting;

/// <summary>Starts services as the programs that were built with the app host.</summary>
static class BuiltProgramExtensions
{
    /// <summary>
    /// Runs the built program itself, on a port of its own that callers reach without a proxy. Aspire would start <c>dotnet run</c>, another
    /// process of some 140 MB in front of each service. A debugger or <c>dotnet watch</c> still starts services in its own way.
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
            .WithAnnotation(new ExecutableAnnotation { Command = ProgramOf(source), WorkingDirectory = Path.GetDirectoryName(source)! })
            .WithEnvironment("DOTNET_ROOT", RuntimeRoot);
    }

    /// <summary>The program that a project was built into, as the build noted it: see AppHost.csproj.</summary>
    static string ProgramOf(string project) => typeof(BuiltProgramExtensions).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(note => note.Key == $"Program:{Path.GetFileNameWithoutExtension(project)}")?.Value
        ?? throw new InvalidOperationException($"The app host's build did not note the program of {project}.");

    /// <summary>Where the runtime of this process is: its folder is <c>ROOT/shared/Microsoft.NETCore.App/VERSION/</c>. The services may not find one by themselves.</summary>
    static string RuntimeRoot => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
