namespace Evolution.Spotting.SharedSource;

/// <summary>How a service uses a part of the source.</summary>
enum SourcePartKind
{
    /// <summary>The source of the service itself: its build context or project.</summary>
    Own,

    /// <summary>Source that the Dockerfile of the service copies.</summary>
    Copied,

    /// <summary>A .NET project reference.</summary>
    Project,

    /// <summary>A dependency on a package that is referenced by path or through a workspace.</summary>
    Package,

    /// <summary>A dependency on a Maven or Gradle module in the same repository.</summary>
    Module,

    /// <summary>A Go import of a package in the same repository.</summary>
    Import,

    /// <summary>A linked source file from another folder.</summary>
    Link,

    /// <summary>The source of its base image.</summary>
    Base,
}
