import { messages as crm } from "../../src/features/crm/messages/es";
import { messages as feedback } from "../../src/features/feedback/messages/es";
import { messages as training } from "../../src/features/training/messages/es";
import { ask } from "../harness/api";
import { rightAnswers } from "../harness/course-answers";
import { expect, personIn, test } from "../harness/test";

const secondsMax = 10;
const fieldsMax = 3;

test("an employee in Spanish logs an activity in ten seconds and one line, and sees own progress", async ({
  as,
  product,
}) => {
  const page = await as("employee");
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  const { rows } = await ask<{ rows: { name: string }[] }>(page.request, product.url, "crm.contacts.list", {
    owner: "mine",
    limit: 1,
  });
  const who = rows[0]?.name ?? "";
  const habit = page.locator("#main li", { hasText: "Registra cada contacto" }).first();
  // "3 de 4" up to what is asked, "5 esta semana; se piden 4" above it.
  const countOf = async () => Number(/(\d+) (?:de|esta semana)/u.exec((await habit.textContent()) ?? "")?.[1]);
  await expect(habit).toBeVisible();
  const before = await countOf();

  const began = performance.now();
  const line = page.getByRole("textbox", { name: crm.quick.label });
  await line.pressSequentially(`Llamé a ${who}, quiere la oferta el martes`, { delay: 20 });
  await line.press("Enter");
  await expect(page.getByRole("region", { name: /F6/u }).getByText(who)).toBeVisible();
  const seconds = (performance.now() - began) / 1_000;
  test.info().annotations.push({ type: "seconds to log an activity", description: seconds.toFixed(1) });
  expect(seconds, "typing included").toBeLessThan(secondsMax);
  expect(await page.locator("#main form").getByRole("textbox").count(), "fields to fill in").toBeLessThanOrEqual(
    fieldsMax,
  );

  await expect.poll(countOf, { timeout: 10_000 }).toBe(before + 1);
  await page.goto("/adoption/mine");
  await expect(page.locator("#main li", { hasText: "Registra cada contacto" }).first()).toContainText(
    new RegExp(`${before + 1} (?:de|esta semana)`, "u"),
  );
});

test("an employee takes the course to its end: lessons read, quiz passed, graded by the server", async ({
  as,
  product,
}) => {
  const page = await as("employee");
  await page.goto("/learn");
  await page
    .locator("#main")
    .getByRole("link", { name: /El próximo paso que cierra/u })
    .first()
    .click();
  await page.waitForURL(/\/learn\/courses\/[^/]+/u);
  const courseId = /courses\/([^/]+)/u.exec(page.url())?.[1] ?? "";
  const { lessonList } = await ask<{ lessonList: { lessonId: string; read: boolean }[] }>(
    page.request,
    product.url,
    "training.learning.course",
    { courseId },
  );
  for (const { lessonId } of lessonList.filter(({ read }) => !read)) {
    await page.goto(`/learn/courses/${courseId}/lessons/${lessonId}`);
    await page
      .getByRole("button", {
        name: new RegExp(`^(?:${training.lesson.next}|${training.lesson.toQuiz}|${training.lesson.finish})`, "u"),
      })
      .click();
    await page.waitForURL((url) => !url.pathname.endsWith(lessonId));
  }
  await page.goto(`/learn/courses/${courseId}/quiz`);
  const questions = page.locator("#main fieldset");
  const answers = await rightAnswers((await as("change manager")).request, product.url, courseId);
  await expect(questions).toHaveCount(answers.length);
  for (const { prompt, right } of answers) {
    const question = questions.filter({ hasText: prompt });
    for (const answer of right) await question.getByLabel(answer, { exact: true }).check();
  }
  const sent = page.waitForResponse((response) => response.url().includes("training.learning.submitQuiz"));
  await page.getByRole("button", { name: training.quiz.submit }).click();
  expect((await sent).ok()).toBe(true);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/Aprobado/u);
  await page.goto("/learn");
  await expect(page.locator("#main")).toContainText(/hecho el/u);
});

test("what an employee says about a CRM screen is answered and moved by the change manager, and the employee is told in the portal and by mail", async ({
  as,
  product,
}) => {
  const text = `El tablero se queda en blanco al filtrar por cuenta ${Date.now()}`;
  const [answer, reason] = [`Ya lo vimos, gracias ${Date.now()}`, `Lo arreglamos en la próxima entrega ${Date.now()}`];
  const page = await as("employee");
  await page.goto("/crm");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("f");
  const sheet = page.getByRole("dialog");
  await expect(sheet, "the screen goes with it").toContainText("/crm");
  await sheet.getByLabel(feedback.say.text).fill(text);
  await sheet.getByRole("button", { name: feedback.say.send }).click();
  await expect(page.getByText(feedback.say.sent)).toBeVisible();

  const manager = await as("change manager");
  await manager.goto("/voice");
  await manager
    .getByRole("link", { name: new RegExp(text, "u") })
    .first()
    .click();
  await manager.getByLabel("Your answer, public").fill(answer);
  await manager.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(manager.getByText("Answered").first()).toBeVisible();
  await manager.getByLabel("New status").selectOption({ label: "planned" });
  await manager.getByLabel("Reason, public").fill(reason);
  await manager.getByRole("button", { name: "Decide", exact: true }).click();
  await expect(manager.getByText("Decided. Everybody can read the reason")).toBeVisible();

  await expect(async () => {
    await page.goto("/");
    await expect(page.getByRole("link", { name: new RegExp(`Han respondido.*${answer}`, "u") })).toBeVisible({
      timeout: 3_000,
    });
  }, "told in the portal").toPass({ timeout: 15_000 });
  await page.getByRole("link", { name: new RegExp(reason, "u") }).click();
  await page.waitForURL(/\/voice\/posts\//u);
  await expect(page.getByText(answer)).toBeVisible();
  await expect(page.getByText(reason)).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("link", { name: new RegExp(reason, "u") }), "read once, not told again").toHaveCount(0);

  const { email } = personIn(product, "employee");
  await expect(async () => {
    await page.goto("/dev/mail");
    const letters = page.getByRole("article").filter({ hasText: email });
    await expect(letters.filter({ hasText: answer })).toHaveCount(1, { timeout: 1_000 });
    await expect(letters.filter({ hasText: reason })).toHaveCount(1, { timeout: 1_000 });
  }, "told by mail, once each").toPass({ timeout: 15_000 });
});
