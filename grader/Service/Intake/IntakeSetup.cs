namespace Autograder.Service.Intake;

internal static class IntakeSetup
{
    public static IServiceCollection AddSubmissionIntake(this IServiceCollection services) => services.AddSingleton<SubmissionIntake>();
}
