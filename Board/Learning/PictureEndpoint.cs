namespace Evolution.Board.Learning;

/// <summary>Maps the endpoint that serves the pictures of the lessons.</summary>
static class PictureEndpoint
{
    const string Folder = "/lesson-pictures";

    /// <summary>Returns the address of a picture.</summary>
    /// <param name="name">The path in the workshop's folder.</param>
    public static string AddressOf(string name) => $"{Folder}/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}";

    public static IEndpointConventionBuilder MapPictures(this IEndpointRouteBuilder routes) => routes.MapGet($"{Folder}/{{**name}}", Show);

    public static IResult Show(string name, LessonLibrary library) =>
        library.Picture(name) is var (path, type) ? TypedResults.PhysicalFile(path, type) : TypedResults.Problem("There is no such picture.", statusCode: StatusCodes.Status404NotFound);
}
