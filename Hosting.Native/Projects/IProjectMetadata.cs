namespace Evolution.Hosting.Native;

/// <summary>Says where a project is. The build generates one for each project that the app host refers to.</summary>
public interface IProjectMetadata : IResourceAnnotation
{
    /// <summary>The project file.</summary>
    string ProjectPath { get; }

    /// <summary>What the build made of it, in the app host's own configuration.</summary>
    string AssemblyPath { get; }
}
