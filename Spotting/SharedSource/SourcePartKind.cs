namespace Evolution.Spotting.SharedSource;

/// <summary>The use of a part of the source by a service.</summary>
enum SourcePartKind
{
    /// <summary>It belongs to the service: its build context or project.</summary>
    Own,

    /// <summary>It is copied by the Dockerfile of the service.</summary>
    Copied,

    /// <summary>A .NET project reference.</summary>
    Project,

    /// <summary>A dependency on a package by path or workspace.</summary>
    Package,

    /// <summary>A dependency on a Maven or Gradle module of the same repository.</summary>
    Module,

    /// <summary>A Go import of a package of the same repository.</summary>
    Import,

    /// <summary>A linked source file of another folder.</summary>
    Link,

    /// <summary>The source of its base image.</summary>
    Base,
}
