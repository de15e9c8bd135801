using System.Collections.ObjectModel;

namespace Evolution.Hosting.Native;

/// <summary>The annotations of one resource.</summary>
public sealed class ResourceAnnotationCollection : Collection<IResourceAnnotation>;
