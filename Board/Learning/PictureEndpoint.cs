namespace Evolution.Board.Learning;

/// <summary>Maps the endpoint that serves the pictures of the lessons.</summary>
static class PictureEndpoint
{
    const string PathPrefix = "/lesson-pictures";

    /// <summary>Returns the address of a picture.</summary>
    /// <param name="name">The path in the workshop folder.</param>
    public static string GetAddress(string name) => $"{PathPrefix}/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}";

    public static IEndpointConventionBuilder MapPictures(this IEndpointRouteBuilder routes) => routes.MapGet($"{PathPrefix}/{{**name}}", GetPicture);

    public static IResult GetPicture(string name, LessonLibrary library) =>
        library.FindPicture(name) is var (path, type) ? TypedResults.PhysicalFile(path, type) : TypedResults.Problem("Picture not found.", statusCode: StatusCodes.Status404NotFound);
}
