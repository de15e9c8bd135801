namespace Evolution.Hosting.Native;

/// <summary>Says more about a resource that was added to an application.</summary>
public interface IResourceBuilder<out T> where T : IResource
{
    /// <summary>The application that the resource is part of.</summary>
    IDistributedApplicationBuilder ApplicationBuilder { get; }

    T Resource { get; }

    /// <inheritdoc cref="WithAnnotation{TAnnotation}(TAnnotation, ResourceAnnotationMutationBehavior)"/>
    IResourceBuilder<T> WithAnnotation<TAnnotation>(ResourceAnnotationMutationBehavior behavior = ResourceAnnotationMutationBehavior.Append)
        where TAnnotation : IResourceAnnotation, new() => WithAnnotation(new TAnnotation(), behavior);

    /// <summary>Adds an annotation, or puts it in the place of all earlier ones of its type.</summary>
    IResourceBuilder<T> WithAnnotation<TAnnotation>(TAnnotation annotation, ResourceAnnotationMutationBehavior behavior = ResourceAnnotationMutationBehavior.Append)
        where TAnnotation : IResourceAnnotation;
}
