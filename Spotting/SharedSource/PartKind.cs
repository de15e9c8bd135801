namespace Evolution.Spotting.SharedSource;

/// <summary>How a service comes to a piece of source.</summary>
enum PartKind
{
    /// <summary>It is the service's own: its build context or project.</summary>
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

    /// <summary>A source file of another folder that is compiled as its own.</summary>
    Link,

    /// <summary>Its image starts from one that is built here.</summary>
    Base,
}
