import { useRouter } from 'vue-router';

/** Back, or to the start page when this page was opened by a link from outside (企业微信, e-mail). */
export function useGoBack(): () => void {
  const router = useRouter();
  return () => {
    const { back } = window.history.state as { back?: string | null };
    if (back) router.back();
    else void router.replace('/');
  };
}
