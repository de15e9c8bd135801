namespace Evolution.Spotting.SharedSource;

/// <summary>How a service uses a piece of source.</summary>
enum PartKind
{
    /// <summary>It belongs to the service: its build context or project.</summary>
    Own,

    /// <summary>Its Dockerfile copies it.</summary>
    Copied,

    /// <summary>A .NET project reference.</summary>
    Project,

    /// <summary>A dependency on a package by path or workspace.</summary>
    Package,

    /// <summary>A dependency on a Maven or Gradle module of the same repository.</summary>
    Module,

    /// <summary>A Go import of a package of the same repository.</summary>
    Import,

    /// <summary>A source file of another folder that is compiled as the service's own.</summary>
    Link,

    /// <summary>The base of its image, which is built here.</summary>
    Base,
}
