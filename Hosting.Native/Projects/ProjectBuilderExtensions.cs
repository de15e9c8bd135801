namespace Evolution.Hosting.Native;

/// <summary>Adds projects.</summary>
public static class ProjectBuilderExtensions
{
    /// <summary>
    /// Adds a project. Its endpoints and some of its environment come from its <c>Properties/launchSettings.json</c>;
    /// the port is chosen by this host, whatever is written there.
    /// </summary>
    /// <exception cref="DistributedApplicationException">The launch settings cannot be read, or ask for HTTPS, which this host does not offer.</exception>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name) where TProject : IProjectMetadata, new()
    {
        var metadata = new TProject();
        var profile = LaunchProfile.Of(metadata, builder.Configuration["DOTNET_LAUNCH_PROFILE"]);
        var project = builder.AddResource(new ProjectResource(name)).WithAnnotation(metadata);

        foreach (var scheme in profile.Schemes) project.WithAnnotation(new EndpointAnnotation(scheme, scheme));

        return project.WithEnvironment(context =>
        {
            foreach (var (variable, value) in profile.EnvironmentVariables) context.EnvironmentVariables[variable] = value;
            context.EnvironmentVariables["OTEL_SERVICE_NAME"] = name;
            if (project.GetEndpoint("http") is not { Exists: true } http) return;
            if (context.ExecutionContext.IsPublishMode) context.EnvironmentVariables["HTTP_PORTS"] = http.Property(EndpointProperty.TargetPort);
            else context.EnvironmentVariables["ASPNETCORE_URLS"] = http;
        });
    }
}
